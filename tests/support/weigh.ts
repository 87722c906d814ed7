/** Runs the command with little memory, and says how much of it was taken at most. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run, type Ending } from './command.js'

export interface Weighed extends Ending {
  /** In megabytes. */
  peak: number
}

/** Loaded into the command. A process inherits the peak of the one that began it, but for what /proc says. */
const weigher = `import { existsSync, readFileSync, writeFileSync } from 'node:fs'
const status = () => existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : ''
const peak = () => /VmHWM:\\s*(\\d+)/.exec(status())?.[1] ?? process.memoryUsage().rss / 1024
process.on('exit', () => writeFileSync(process.env.PEAK, String(peak())))`

let runs = 0

/** @param folder where the command is run, and what is measured is written for a moment */
export async function weigh(
  args: readonly string[],
  folder: { path: string; write(name: string, content: string): string },
): Promise<Weighed> {
  const script = join(folder.path, folder.write('weigher.mjs', weigher))
  const peak = join(folder.path, folder.write(`peak-${runs++}`, ''))
  const env = { PEAK: peak, NODE_OPTIONS: `--max-old-space-size=256 --import=${pathToFileURL(script).href}` }
  const ending = await run(args, { cwd: folder.path, env })
  return { ...ending, peak: Number(readFileSync(peak, 'utf8')) / 1000 }
}
