/** Noise: the tests of what nobody did, on ten thousand disturbed records instead of a few hundred. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { corpus } from '../corpus.mjs'
import { printTable } from '../figures.mjs'
import { isEntry } from './is-entry.mjs'

const project = fileURLToPath(new URL('../..', import.meta.url))
const cases = process.env.TRIALDIFF_CASES || '10000'
/** Not the seed of the tests. */
const seed = process.env.TRIALDIFF_SEED || '20270301'

/** @returns whether nothing was told of what nobody did */
export function measureNoise() {
  const folder = mkdtempSync(join(tmpdir(), 'trialdiff-noise-'))
  const report = join(folder, 'report.json')
  const vitest = join(project, 'node_modules/vitest/vitest.mjs')
  const options = ['run', '--config', '.ci/vitest.config.ts', '--reporter=json', `--outputFile=${report}`]
  const env = { ...process.env, TRIALDIFF_CASES: cases, TRIALDIFF_SEED: seed, TRIALDIFF_CORPUS: corpus }
  const { stderr } = spawnSync(process.execPath, [vitest, ...options, 'tests/diff/noise.test.ts'], {
    cwd: project,
    env: { ...env, TRIALDIFF_REQUIRE: 'corpus' },
    encoding: 'utf8',
  })
  try {
    return printReport(JSON.parse(readFileSync(report, 'utf8')))
  } catch (error) {
    throw new Error(`The tests of noise did not run to their end: ${stderr}`, { cause: error })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function printReport({ testResults }) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  printTable(
    `Noise, seed ${seed}`,
    ['', 'holds', 'seconds'],
    tests.map(({ title, status, duration }) => [
      title,
      status === 'passed' ? 'yes' : 'no',
      Math.round(duration / 1000),
    ]),
  )
  for (const { failureMessages } of tests) for (const message of failureMessages) console.log(`\n${message}`)
  return tests.length > 0 && tests.every(({ status }) => status === 'passed')
}

if (isEntry(import.meta)) process.exitCode = measureNoise() ? 0 : 1
