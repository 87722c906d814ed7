/** Sentences about what posted results say. */
import type { Change } from '../../model/change.js'
import { opening } from '../excerpt.js'
import { labelOf } from '../values.js'
import { count, countOf, quotedLines, series, wording } from './phrases.js'
import { reportedChange } from './reported-change.js'
import type { Sentences } from './tell.js'

export const resultsContentSentences: Sentences<
  | 'results/measure-added'
  | 'results/measure-removed'
  | 'results/measure-changed'
  | 'results/values-changed'
  | 'results/serious-events-changed'
  | 'results/other-events-changed'
  | 'results/participant-flow-changed'
  | 'results/baseline-changed'
  | 'results/limitations-changed'
  | 'results/agreement-changed'
> = {
  'results/measure-added': ({ facts }) => `${measure(facts)} added to the posted results`,
  'results/measure-removed': ({ facts }) => `${measure(facts)} removed from the posted results`,
  'results/measure-changed': tellMeasure,
  'results/values-changed': ({ facts }) =>
    `values reported for ${measure(facts)} changed${renamed(facts)}: ${reportedChange(facts)}`,
  'results/serious-events-changed': ({ facts }) => `${seriousPart(facts)} changed: ${partOf(facts)}`,
  'results/other-events-changed': ({ facts }) => `other adverse events changed: ${partOf(facts)}`,
  'results/participant-flow-changed': ({ facts }) => `participant flow changed: ${partOf(facts)}`,
  'results/baseline-changed': ({ facts }) => `baseline characteristics changed: ${partOf(facts)}`,
  'results/limitations-changed': tellLimitations,
  'results/agreement-changed': () => 'agreement on what investigators may publish changed',
}

/** Deaths of any cause stand beside the serious events, and may be all that changed. */
function seriousPart({
  deathFigures: deaths = 0,
  values = 0,
  texts = 0,
  addedCount,
  removedCount,
}: Change['facts']): string {
  if (deaths === 0) return 'serious adverse events'
  const isAll = deaths === Number(values) + Number(texts) && addedCount === undefined && removedCount === undefined
  return isAll ? 'reported deaths' : 'serious adverse events and deaths'
}

function measure({ item, type, measures }: Change['facts']): string {
  if (measures !== undefined) return countOf(measures, 'outcome measure')
  const kind = labelOf(type, 'OutcomeMeasureType')?.toLowerCase().replace('_', '-') ?? ''
  const named = item === undefined ? '' : ` “${opening(String(item), 120)}”`
  return `${kind === '' ? 'reported' : kind} outcome measure${named}`
}

function tellMeasure({ facts }: Change): string {
  if (facts.formerTitle !== undefined && facts.parts === 'title') return `${measure(facts)} renamed: ${formerly(facts)}`
  const parts = String(facts.parts ?? '')
    .split('\n')
    .map((part) => partNames[part] ?? 'other parts')
  return `${measure(facts)} changed in its ${series([...new Set(parts)])}${renamed(facts)}${onlyWords(facts)}`
}

/** Parts that are words of the sponsor, not values of a list. */
const worded = new Set(['description', 'populationDescription', 'timeFrame', 'unitOfMeasure', 'dispersionType'])

/** Of the one text that changed, its words. */
function onlyWords({ texts, part, from, to }: Change['facts']): string {
  if (texts !== 1 || !worded.has(String(part))) return ''
  if (from !== undefined && to !== undefined) return `: ${wording(from, to)}`
  return to === undefined ? `: “${opening(String(from))}” removed` : `: “${opening(String(to))}” added`
}

const partNames: Record<string, string> = {
  analyses: 'statistical analyses',
  anticipatedPostingDate: 'anticipated posting date',
  calculatePct: 'percentages',
  classes: 'rows',
  denomUnitsSelected: 'units analyzed',
  denoms: 'numbers analyzed',
  description: 'description',
  dispersionType: 'measure of dispersion',
  groups: 'groups',
  paramType: 'kind of measure',
  populationDescription: 'description of the population analyzed',
  reportingStatus: 'reporting status',
  timeFrame: 'time frame',
  title: 'title',
  type: 'type',
  typeUnitsAnalyzed: 'units analyzed',
  unitOfMeasure: 'unit of measure',
}

function renamed(facts: Change['facts']): string {
  return facts.formerTitle === undefined ? '' : ` (formerly “${opening(String(facts.formerTitle), 120)}”)`
}

function formerly({ formerTitle, item }: Change['facts']): string {
  return wording(formerTitle, item)
}

/** `added: “Anemia”; “Sepsis”, “Drug A”: participants affected 3 → 4, and 2 more figures`. */
function partOf(facts: Change['facts']): string {
  const parts = [
    facts.addedCount === undefined ? '' : listed('added', facts.added, facts.addedCount),
    facts.removedCount === undefined ? '' : listed('removed', facts.removed, facts.removedCount),
    facts.part === undefined ? '' : reportedChange(facts),
  ]
  return parts.filter((each) => each !== '').join('; ')
}

const mostListed = 3

function listed(word: string, names: unknown, number: unknown): string {
  if (names === undefined) return `${count(number)} without a name ${word}`
  const all = String(names).split('\n')
  const shown = all.slice(0, mostListed).map((name) => opening(name, 80))
  const more = Number(number) - shown.length
  return `${word}: ${quotedLines(shown.join('\n'))}${more > 0 ? ` and ${more} more` : ''}`
}

function tellLimitations({ facts: { from, to } }: Change): string {
  const what = 'limitations and caveats of the results'
  if (from === undefined) return to === undefined ? `${what} changed` : `${what} added: “${opening(String(to), 240)}”`
  return to === undefined ? `${what} removed: “${opening(String(from), 240)}”` : `${what} changed: ${wording(from, to)}`
}
