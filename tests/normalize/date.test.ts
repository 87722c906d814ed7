/** Dates are read in each printed form at the precision they have; what is no date is not made one. */
import { expect, test } from 'vitest'
import { readDate, readMoment } from '../../src/normalize/date.js'

test.each([
  ['2022-01-14', '2022-01-14'],
  ['2026-05', '2026-05'],
  ['2026', '2026'],
  ['January 14, 2022', '2022-01-14'],
  ['May 2026', '2026-05'],
  ['Sept 2026', undefined],
  ['Sep 2026', '2026-09'],
  [' August  7, 2019 ', '2019-08-07'],
  ['14 January 2022', undefined],
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', undefined],
  ['February 30, 2023', undefined],
  ['2023-13', undefined],
  ['2023-00-10', undefined],
  ['0022-01-14', undefined],
  ['soon', undefined],
  ['', undefined],
])('%j is %j', (printed, date) => expect(readDate(printed)).toBe(date))

test.each([
  ['02/28/2021 14:05', '2021-02-28T14:05'],
  ['02/30/2021 14:05', undefined],
  ['14/02/2021 14:05', undefined],
  ['02/28/2021 24:00', undefined],
  ['02/28/2021', undefined],
])('%j is the minute %j', (printed, moment) => expect(readMoment(printed)).toBe(moment))
