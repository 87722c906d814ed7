/** Interleaved timing: A B C A B C …, so that whatever else the machine does falls on all contestants alike. */

/**
 * @param contestants name → function, or async function
 * @returns name → milliseconds of each counted run
 */
export async function interleave(contestants, { runs, warmUp }) {
  const times = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]))
  for (let round = -warmUp; round < runs; round++) {
    for (const [name, work] of Object.entries(contestants)) {
      const time = await timeOf(work)
      if (round >= 0) times[name].push(time)
    }
  }
  return times
}

async function timeOf(work) {
  const start = performance.now()
  const result = work()
  if (result instanceof Promise) await result
  return performance.now() - start
}
