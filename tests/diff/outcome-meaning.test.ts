/** What makes another measure of an outcome, and what only words it otherwise. */
import { describe, expect, test } from 'vitest'
import { compareMeasures } from '../../src/diff/outcomes/outcome-meaning.js'

describe('reworded', () => {
  test.each([
    ['Disease free survival', 'Disease-Free Survival (DFS)'],
    ['PFS', 'Progression-free survival'],
    ['Percentage of participants with pain', 'Number of patients with pain'],
    ['Tumor response', 'Tumour response'],
    ['Progession-free survival', 'Progression-free survival'],
    ['To evaluate the safety profile', 'Safety profile'],
    ['Patients with grade 3 or higher toxicity', 'Patients with toxicity of grade ≥ 3'],
    ['Six Minute Walk Test', 'Distance in the 6-minute walk test'],
    ['Decrease of pain', 'Reduction of pain'],
    ['Volume expired in the first second', 'Volume expired in one second'],
    ['Cmax of drug A and drug B', 'Cmax of drug B and drug A'],
    ['Time to 1st relapse', 'Time to first relapse'],
    ['Events below 5 per hour at twelve months', 'Events below 5 per hour twelve months'],
    ['Fatigue', 'Fatigue (Rest Scale, version 4)'],
    ['Part 2 (Arm 5 and Arm 6): response', 'Part 2 (Arm 5, Arm 6 and Arm 8): response'],
  ])('%s, %s', (before, after) => {
    expect(compareMeasures(before, after)).toBe('reworded')
  })
})

describe('another measure', () => {
  test.each([
    ['Overall survival', 'Progression-free survival'],
    ['Survival', 'Overall survival'],
    ['Fasting HbA1c', 'Fasting HbA1c below 7%'],
    ['Response per RECIST 1.0', 'Response per RECIST 1.1'],
    ['Death', 'Death or stroke'],
    ['Safety and tolerability', 'Safety'],
    ['Mean pain score', 'Median pain score'],
    ['Adverse events', 'No adverse events'],
    ['Plaque burden on CTA', 'Plaque burden on CCTA'],
    ['Strength of the upper limbs, by dynamometer', 'Strength of the lower limbs, by dynamometer'],
    ['Participants with 20% less pain', 'Participants with 50% less pain'],
    ['Pain at rest', 'Pain at movement'],
    ['Time to first relapse', 'Time to second relapse'],
    ['Time to 1st relapse (TTR)', 'Time to 2nd relapse (TTR)'],
    ['Cmax of drug A', 'Cmax of drug B'],
    ['AUC in cohort A', 'AUC in cohort B'],
  ])('%s, %s', (before, after) => {
    expect(compareMeasures(before, after)).toBe('other-measure')
  })
})

test('a measure of which nothing stayed was replaced', () => {
  expect(compareMeasures('Change from baseline in weight', 'Change from baseline in height')).toBe('replaced')
})

test('other time points', () => {
  expect(compareMeasures('Pain at 6 months', 'Pain at 12 months')).toBe('other-time-point')
  expect(compareMeasures('Pain at 1 year', 'Pain at 12 months')).toBe('reworded')
})
