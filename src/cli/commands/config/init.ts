/** `trialdiff config init`: a commented configuration to start from, and a workflow for GitHub Actions. */
import { access, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { UsageError } from '../../../index.js'
import { addConfigOption, type ConfigOptions } from '../../config-at.js'
import { reasonOf } from '../../file-reasons.js'
import { starterConfig, starterWorkflow } from '../../starter.js'

const examples = `
Examples:
  trialdiff config init
  trialdiff config init --github   a workflow for GitHub Actions beside it

What is there already is never overwritten.`

const workflowFile = join('.github', 'workflows', 'trialdiff.yaml')

export function define(command: Command): void {
  addConfigOption(command).option('--github', `write ${workflowFile} too`).addHelpText('after', examples).action(init)
}

async function init({ config, github }: ConfigOptions & { github?: true }): Promise<void> {
  const files = [[config, starterConfig] as const, ...(github ? [[workflowFile, starterWorkflow] as const] : [])]
  // All or none: nobody should be left with half of it.
  for (const [path] of files) await refuseTaken(path)
  for (const [path, text] of files) {
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text, { flag: 'wx' })
    } catch (cause) {
      throw new UsageError('file-trouble', `${path} cannot be written: ${reasonOf(cause)}.`, { cause })
    }
    process.stdout.write(`${path} written.\n`)
  }
}

async function refuseTaken(path: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (isThere)
    throw new UsageError(
      'file-trouble',
      `${path} is there already and stays as it is; take it away first, or name another with --config.`,
    )
}
