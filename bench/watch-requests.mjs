/** Requests that a watch over 1,000 and over 10,000 trials takes, counted by the registry on loopback that it asks. */
import { bundleSources } from './bundle-sources.mjs'
import { printTable } from './figures.mjs'

const scripts = await bundleSources({ 'count-requests': 'tests/support/count-requests.ts' })
try {
  const { countRequests } = await scripts.load('count-requests')
  const sizes = process.argv.slice(2).map(Number)
  for (const trials of sizes.length > 0 ? sizes : [1000, 10_000]) {
    const runs = await countRequests(trials, [0, trials / 100, trials / 100])
    printTable(
      `${trials.toLocaleString('en-US')} trials`,
      ['run', 'requests', 'whole records', 'trials told', 'seconds'],
      runs.map(({ what, requests, fetched, told, milliseconds }) => [
        what,
        requests,
        fetched,
        told,
        (milliseconds / 1000).toFixed(1),
      ]),
    )
  }
} finally {
  await scripts.discard()
}
