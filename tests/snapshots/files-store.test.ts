/** The files store: the conformance suite of stores. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { describeStore } from './conformance.js'

describeStore('files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trialdiff-store-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'trials')
})
