/** Values that could not be estimated: the API says NA, XML mostly leaves them out and has the reason alone. */
import type { Measurement, Measure } from './measure.js'

/** Whether a measure is spread between two limits rather than around its value. */
const hasLimits = /\b(?:range|interval)\b/i

/** The measure with NA for each value that its dispersion asks for and a comment explains the lack of. */
export function fillUnestimable(measure: Measure): Measure {
  const { dispersionType } = measure
  if (dispersionType === undefined) return measure
  const expected = hasLimits.test(dispersionType) ? (['lowerLimit', 'upperLimit'] as const) : (['spread'] as const)
  for (const measurement of measurementsOf(measure)) {
    const { value, comment } = measurement
    if (value === undefined || comment === undefined) continue
    for (const name of expected) measurement[name] ??= 'NA'
  }
  return measure
}

function measurementsOf({ classes = [] }: Measure): Measurement[] {
  return classes.flatMap(({ categories = [] }) => categories.flatMap(({ measurements = [] }) => measurements))
}
