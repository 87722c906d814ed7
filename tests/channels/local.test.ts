/** What the channels on this machine alone promise: whole files after a crash, a capped feed, a program that sees little. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeLetter } from '../../src/index.js'
import { digest, happening } from '../support/digests.js'
import { contextFor, impatience } from './rig.js'
import { atomRig, channelNamed, commandRig, fileRig, newFolder } from './rigs-local.js'
import type { Rig } from './rig.js'

async function sendBy(rig: Rig, ids: readonly string[], over: Rig['settings'] = {}): Promise<void> {
  const sender = await rig.channel.open({ ...rig.settings, ...over }, rig.context)
  for (const id of ids)
    await sender.send(
      writeLetter(digest({ id: id.repeat(32), happenings: [happening({ nctId: `NCT0000000${id}` })] }), 'full'),
      rig.channel.name,
    )
  await sender.close()
}

test.each(['text', 'markdown', 'ndjson'] as const)(
  'a half-written entry in a %s file is left behind, and the letter told whole',
  async (form) => {
    const rig = await fileRig(form)
    await sendBy(rig, ['1', '2'])
    const path = join(rig.context.folder, 'deep', 'letters')
    const whole = await readFile(path, 'utf8')
    const torn = whole.slice(0, -40)
    await writeFile(path, torn)
    await sendBy(rig, ['2'])
    const mended = await readFile(path, 'utf8')
    await rig.close()
    expect(mended.startsWith(`${torn}\n`)).toBe(true)
    expect(mended.endsWith(whole.slice(whole.length - 200))).toBe(true)
  },
)

test('a feed has its newest first, ends at its cap, and keeps its ids', async () => {
  const rig = await atomRig()
  await sendBy(rig, ['1', '2', '3'], { entries: 2 })
  const feed = await readFile(join(rig.context.folder, 'feed.atom'), 'utf8')
  await sendBy(rig, ['3', '2'], { entries: 2 })
  expect(await readFile(join(rig.context.folder, 'feed.atom'), 'utf8')).toBe(feed)
  await rig.close()
  expect(feed.match(/NCT0000000\d(?= )/g)).toEqual(['NCT00000003', 'NCT00000002'])
  await expect(feed).toMatchFileSnapshot('golden/feed.atom')
})

test('a feed tells no reader of troubles', async () => {
  const rig = await atomRig()
  const sender = await rig.channel.open(rig.settings, rig.context)
  const trouble = writeLetter(digest({ happenings: [], health: ['The registry is away.'] }), 'full')
  await expect(sender.send(trouble, 'atom')).rejects.toMatchObject({ code: 'channel-refused', retryable: false })
  await sender.send(writeLetter(digest({ health: ['The registry is away.'] }), 'full'), 'atom')
  const feed = await readFile(join(rig.context.folder, 'feed.atom'), 'utf8')
  await rig.close()
  expect(feed).not.toContain('away')
})

test('a program sees the names it is given, and no others', async () => {
  const rig = await commandRig()
  const run = [process.execPath, '-e', "require('node:fs').writeFileSync('env.json', JSON.stringify(process.env))"]
  const sender = await rig.channel.open(
    { run, env: ['SHOWN', 'ABSENT'] },
    { ...rig.context, env: { SHOWN: 'yes', HIDDEN: 'no' } },
  )
  await sender.send(writeLetter(digest(), 'full'), 'command')
  const seen: unknown = JSON.parse(await readFile(join(rig.context.folder, 'env.json'), 'utf8'))
  await rig.close()
  expect(seen).toEqual({ SHOWN: 'yes' })
})

test('no shell reads the arguments', async () => {
  const rig = await commandRig()
  const run = [
    process.execPath,
    '-e',
    "require('node:fs').writeFileSync('argv.txt', process.argv[1])",
    '$(id); `id` > x & "',
  ]
  const sender = await rig.channel.open({ run }, rig.context)
  await sender.send(writeLetter(digest(), 'full'), 'command')
  expect(await readFile(join(rig.context.folder, 'argv.txt'), 'utf8')).toBe('$(id); `id` > x & "')
  await rig.close()
})

test.skipIf(process.platform === 'win32')('what a program started ends with it when its time is over', async () => {
  const folder = await newFolder()
  const program = `
    const { spawn } = require('node:child_process')
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    require('node:fs').writeFileSync('child.pid', String(child.pid))
    setInterval(() => {}, 1000)`
  const channel = await channelNamed('command')
  const stop = new AbortController()
  const sender = await channel.open(
    { run: [process.execPath, '-e', program] },
    contextFor(folder, { signal: stop.signal }),
  )
  const sent = sender.send(writeLetter(digest(), 'full'), 'command')
  const read = (): Promise<string> => readFile(join(folder, 'child.pid'), 'utf8').catch(() => '')
  while ((await read()) === '') await new Promise((done) => setTimeout(done, impatience / 10))
  stop.abort()
  await expect(sent).rejects.toMatchObject({ code: 'channel-unreachable', retryable: true })
  const pid = Number(await read())
  const isGone = async (): Promise<boolean> => {
    const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '0 (x) Z')
    return /\) [ZX]/.test(state)
  }
  while (process.platform === 'linux' && !(await isGone()))
    await new Promise((done) => setTimeout(done, impatience / 10))
})

test('the summary of a workflow’s step is appended to, once, and not beyond its size', async () => {
  const folder = await newFolder()
  const path = join(folder, 'summary.md')
  const channel = await channelNamed('github')
  expect(channel.faults?.({ summary: true })).toEqual([])
  const sender = await channel.open({ summary: true }, contextFor(folder, { env: { GITHUB_STEP_SUMMARY: path } }))
  const letter = writeLetter(digest(), 'full')
  await sender.send(letter, 'github')
  await sender.send(letter, 'github')
  expect((await readFile(path, 'utf8')).match(/trialdiff:message:/g)).toHaveLength(1)
  await writeFile(path, 'x'.repeat(1024 * 1024))
  await expect(sender.send(letter, 'github')).rejects.toMatchObject({ retryable: false })
  const outside = await channel.open({ summary: true }, contextFor(folder))
  await expect(outside.send(letter, 'github')).rejects.toMatchObject({ retryable: false })
})
