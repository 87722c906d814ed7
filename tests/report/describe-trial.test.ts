/** The main facts of a trial on a terminal: labels and texts stand apart, however long a label is. */
import { expect, test } from 'vitest'
import { describeTrial } from '../../src/report/describe-trial.js'

test('the longest label keeps its distance, and all texts begin in one column', () => {
  const lines = describeTrial({
    nctId: 'NCT00000001',
    overallStatus: 'RECRUITING',
    lastUpdateSubmitted: { date: '2026-03-02' },
  })
  expect(lines).toEqual(['NCT00000001  ', '  status                 Recruiting', '  last update submitted  2026-03-02'])
})
