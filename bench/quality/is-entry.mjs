/** Whether a module is the one that node was started with, not one that another imports. */
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export function isEntry({ url }) {
  const started = process.argv[1]
  return started !== undefined && realpathSync(started) === fileURLToPath(url)
}
