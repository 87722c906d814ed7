/** Reads baseline characteristics. */
import { childOf, childrenOf, textOf, type XmlElement } from '../../xml/element.js'
import { take, type Parts } from '../take.js'
import { denoms, readCountingMeasure, type Denom } from './denoms.js'
import { groups } from './groups.js'
import type { Measure } from './measure.js'
import { measureParts } from './measures.js'
import { settleStandard } from './standard-measures.js'
import { fillUnestimable } from './unestimable.js'

const parts: Parts = { population: 'populationDescription', group_list: groups, analyzed_list: denoms }
const ofMeasure: Parts = {
  title: 'title',
  description: 'description',
  population: 'populationDescription',
  ...measureParts,
}

interface Baseline {
  denoms?: readonly Denom[]
  measures: readonly Measure[]
}

export function readBaseline(element: XmlElement): Baseline {
  const all = childrenOf(childOf(element, 'measure_list'), 'measure')
  const counting = all.find(countsParticipants)
  const denom = counting && readCountingMeasure(counting)
  const baseline: Baseline = { ...(denom && { denoms: [denom] }), ...take(element, parts), measures: [] }
  const measures = all.filter((each) => each !== counting).map((each) => take(each, ofMeasure) as Measure)
  return { ...baseline, measures: measures.map((each) => settleStandard(fillUnestimable(each), baseline.denoms?.[0])) }
}

/** The first measure of before December 2016. */
function countsParticipants(measure: XmlElement): boolean {
  return textOf(measure, 'title') === 'Number of Participants' && childOf(measure, 'category_list') !== undefined
}
