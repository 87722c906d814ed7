/** Scenarios of chance, in which a watch is judged by a model of what must be told: `npm run bench -- watch-model`. */
import { bundleSources } from './bundle-sources.mjs'

const [count = 3000, first = 1] = process.argv.slice(2).map(Number)
const scripts = await bundleSources({ scenario: 'tests/support/watch-model/scenario.ts' })
try {
  const { playScenario } = await scripts.load('scenario')
  const sums = { runs: 0, crashes: 0, told: 0, letters: 0 }
  let wrong = 0
  for (let seed = first; seed < first + count; seed++) {
    const { violations, log, ...scenario } = await playScenario(seed)
    for (const name of Object.keys(sums)) sums[name] += scenario[name]
    if (violations.length === 0) continue
    wrong++
    console.log([`seed ${seed}`, ...log, ...violations.map((each) => `WRONG: ${each}`)].join('\n  '))
  }
  const { runs, crashes, told, letters } = sums
  console.log(
    `${count} scenarios from seed ${first} on: ${runs} runs, ${crashes} of them killed, ${letters} letters, ${told} tellings; ${wrong} scenarios with a fault`,
  )
  process.exitCode = wrong > 0 ? 1 : 0
} finally {
  await scripts.discard()
}
