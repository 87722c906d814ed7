/** Requests never go out closer together than the rate allows, however many are waiting, and after a pause all wait. */
import { array, assert, asyncProperty, constantFrom, nat, option, record } from 'fast-check'
import { expect, test } from 'vitest'
import { goodRow } from '../../src/registry/pace/pace.js'
import { openBucket } from '../../src/registry/pace/token-bucket.js'
import { fakeClock } from './fake-clock.js'

test('many at once go out one by one', async () => {
  const clock = fakeClock()
  const bucket = openBucket(2, clock)
  const start = clock.now().getTime()
  const moments = await Promise.all(
    Array.from({ length: 6 }, () => bucket.take().then(() => clock.now().getTime() - start)),
  )
  expect(moments).toEqual([0, 500, 1000, 1500, 2000, 2500])
})

test('at no moment have more gone out than the rate allows, whatever pauses are asked for', async () => {
  const takes = array(record({ after: nat(5000), pause: option(nat(20_000)) }), { maxLength: 12 })
  await assert(
    asyncProperty(constantFrom(0.5, 1, 3, 10), takes, async (rate, wishes) => {
      const clock = fakeClock()
      const bucket = openBucket(rate, clock)
      const moments: number[] = []
      await Promise.all(
        wishes.map(async ({ after, pause }) => {
          await clock.sleep(after)
          if (pause !== null) await bucket.pauseUntil(new Date(clock.now().getTime() + pause))
          await bucket.take()
          moments.push(clock.now().getTime())
        }),
      )
      const gaps = moments.slice(1).map((moment, place) => moment - (moments[place] ?? 0))
      expect(moments).toHaveLength(wishes.length)
      expect(gaps.every((gap) => gap >= 1000 / rate - 1)).toBe(true)
    }),
    { numRuns: 40 },
  )
})

test('a pause holds back those who wait already, and they still go one by one', async () => {
  const clock = fakeClock()
  const bucket = openBucket(1, clock)
  const start = clock.now().getTime()
  await bucket.take()
  const waiting = [bucket.take(), bucket.take()].map((each) => each.then(() => clock.now().getTime() - start))
  await bucket.pauseUntil(new Date(start + 30_000))
  expect(await Promise.all(waiting)).toEqual([30_000, 31_000])
})

test('who gives up hears so at once and does not hold up the next', async () => {
  const clock = fakeClock()
  const bucket = openBucket(1, clock)
  await bucket.take()
  const given = new AbortController()
  const first = bucket.take(given.signal)
  const second = bucket.take()
  given.abort(new Error('enough'))
  await expect(first).rejects.toThrow('enough')
  await expect(second).resolves.toBeUndefined()
})

test('told to ask more seldom it does so for those who wait already, and comes back after good answers', async () => {
  const clock = fakeClock()
  const bucket = openBucket(1, clock)
  const start = clock.now().getTime()
  await bucket.take()
  const waiting = [bucket.take(), bucket.take()].map((each) => each.then(() => clock.now().getTime() - start))
  await bucket.slower?.()
  await bucket.slower?.()
  expect(await Promise.all(waiting)).toEqual([4000, 8000])
  const moments: number[] = []
  for (let n = 0; n < 6 * goodRow + 2; n += 1) {
    await bucket.take()
    moments.push(clock.now().getTime())
    await bucket.answered?.()
  }
  const gaps = moments.slice(1).map((moment, place) => moment - (moments[place] ?? 0))
  expect(gaps[0]).toBe(4000)
  expect(gaps.slice(-1)).toEqual([1000])
  expect(gaps.every((gap, place) => place === 0 || gap <= (gaps[place - 1] ?? 0))).toBe(true)
})
