/** Reads the outcome measures with their analyses. */
import { childOf, childrenOf, type XmlElement } from '../../xml/element.js'
import { take, type Parts, type Read } from '../take.js'
import { readAnalysis } from './analyses.js'
import { readCountingMeasure } from './denoms.js'
import { groups } from './groups.js'
import { measureParts } from './measures.js'
import { fillUnestimable } from './unestimable.js'

/** `10/2010`, the month in which results were expected. */
const month: Read = (text) => text.trim().replace(/^(\d\d)\/(\d{4})$/, '$2-$1')

const parts: Parts = {
  type: 'type',
  title: 'title',
  description: 'description',
  time_frame: 'timeFrame',
  posting_date: ['anticipatedPostingDate', month],
  population: 'populationDescription',
  group_list: groups,
  measure: measureParts,
  analysis_list: { analysis: ['analyses[]', readAnalysis] },
}

export const readOutcomeMeasure: Read = (_text, element) => {
  // What has no groups has no data.
  const reportingStatus = childOf(element, 'group_list') ? 'POSTED' : 'NOT_POSTED'
  return { reportingStatus, ...fillUnestimable({ ...take(element, parts), ...readOldMeasures(element) }) }
}

/** Until December 2016 the numbers analyzed were measures of their own, before the measure itself. */
function readOldMeasures(element: XmlElement): object {
  const measures = childrenOf(childOf(element, 'measure_list'), 'measure')
  const last = measures.at(-1)
  if (!last) return {}
  const denoms = measures.slice(0, -1).map(readCountingMeasure)
  return { ...(denoms.length > 0 && { denoms }), ...take(last, measureParts) }
}
