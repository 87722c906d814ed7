/** Start-up: the command, doing next to nothing, against bare node. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readPairs } from './corpus.mjs'
import { median, ms, printTable, ratio } from './figures.mjs'
import { interleave } from './interleave.mjs'

const command = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

function runNode(args, expected) {
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  if (!expected.includes(status)) throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr}`)
}

function sizeOf({ before, after }) {
  return before.length + after.length
}

const [smallest] = readPairs('PAIRS_CHANGED.tsv', 'PAIRS_NOISE.tsv').toSorted((a, b) => sizeOf(a) - sizeOf(b))
const folder = mkdtempSync(join(tmpdir(), 'trialdiff-bench-'))
const files = ['before', 'after'].map((side) => {
  const file = join(folder, `${side}.json`)
  writeFileSync(file, smallest[side])
  return file
})
const times = await interleave(
  {
    node: () => runNode(['-e', '0'], [0]),
    help: () => runNode([command, '--help'], [0]),
    diff: () => runNode([command, 'diff', ...files], [0, 1]),
  },
  { runs: 25, warmUp: 3 },
)
rmSync(folder, { recursive: true })

const bare = median(times.node)
const rowOf = (name, values, target) => [name, ms(median(values)), ratio(median(values) / bare), target]
printTable(
  'Start-up',
  ['median of 25 runs, interleaved', 'time', 'against bare node', 'target'],
  [
    rowOf('`node -e 0`', times.node, ''),
    rowOf('`trialdiff --help`', times.help, '≤ 1.3'),
    rowOf(`\`trialdiff diff\` of two API v2 files (${Math.round(sizeOf(smallest) / 1024)} KB)`, times.diff, '≤ 2.5'),
  ],
)
