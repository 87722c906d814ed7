/** Gives the standard measures of the baseline the names and the structure that the API has for them. */
import type { Denom } from './denoms.js'
import type { Measure, MeasureClass } from './measure.js'

/** Measures that put every participant into one category, with the name they have today. */
const standard: Readonly<Record<string, string>> = {
  Age: 'Age, Categorical',
  Gender: 'Sex: Female, Male',
  'Race (NIH/OMB)': 'Race (NIH/OMB)',
  'Ethnicity (NIH/OMB)': 'Ethnicity (NIH/OMB)',
}

/**
 * In 2017 the registry turned standard measures with a class for each category into one class of categories, wherever
 * the categories add up to the participants of each group; where they do not, it left the measure as it was.
 * @param participants how many there are in each group
 */
export function settleStandard(measure: Measure, participants: Denom | undefined): Measure {
  const { title = '', paramType = '', classes = [] } = measure
  const name = Object.hasOwn(standard, title) ? standard[title] : undefined
  if (name !== undefined && paramType === 'Number' && addsUp(classes, participants)) {
    const categories = classes.map(({ title: category, categories: [only] = [] }) => ({ ...only, title: category }))
    return {
      ...measure,
      title: name,
      paramType: 'Count of Participants',
      unitOfMeasure: 'Participants',
      classes: [{ categories }],
    }
  }
  if (title !== 'Age') return measure
  const counts = paramType === 'Number' || paramType === 'Count of Participants'
  return { ...measure, title: counts ? 'Age, Categorical' : 'Age, Continuous' }
}

/** Whether the values of the classes, one category each, add up to the number in every group that has values. */
function addsUp(classes: readonly MeasureClass[], participants: Denom | undefined): boolean {
  const sums = new Map<string, number>()
  for (const { categories = [] } of classes) {
    if (categories.length !== 1) return false
    for (const { groupId = '', value } of categories[0]?.measurements ?? []) {
      sums.set(groupId, (sums.get(groupId) ?? 0) + Number(value))
    }
  }
  const counts = new Map(participants?.counts.map(({ groupId, value }) => [groupId, Number(value)]))
  return sums.size > 0 && [...sums].every(([groupId, sum]) => Number.isNaN(sum) || counts.get(groupId) === sum)
}
