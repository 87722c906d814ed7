/** What changed in a part of posted results: its first figure or text in full, the others by their number. */
import type { Change } from '../../model/change.js'
import type { VocabularyName } from '../../model/vocabulary.js'
import { opening } from '../excerpt.js'
import { nameOf } from '../names.js'
import { labelOf } from '../values.js'
import { countOf, wording } from './phrases.js'

/** `“Sepsis”, “Drug A”: participants affected 3 → 4, and 2 more figures and 1 text`. */
export function reportedChange(facts: Change['facts']): string {
  return `${first(facts)}${rest(facts)}`
}

/** `“Sepsis”, “Drug A”: participants affected 3 → 4`. */
function first({ row, group, part, from, to }: Change['facts']): string {
  const place = [row, group]
    .filter((each) => each !== undefined && each !== from && each !== to)
    .map((each) => `“${opening(lowerMilestones(String(each)), 80)}”`)
  const name = String(part)
  const isFigure = name in figureNames
  const what = figureNames[name] ?? wordNames[name] ?? nameOf(name)
  const change = isFigure
    ? `${value(from)} → ${value(to)}`
    : from === undefined
      ? `added: “${opening(word(name, to))}”`
      : to === undefined
        ? `removed: “${opening(word(name, from))}”`
        : wording(word(name, from), word(name, to))
  const told = [what, change].filter((each) => each !== '').join(' ')
  return place.length === 0 ? told : `${place.join(', ')}: ${told}`
}

/** The registry's own milestones stand in capitals. */
function lowerMilestones(row: string): string {
  return row.replace(/\b(?:STARTED|(?:NOT )?COMPLETED)\b/g, (name) => name.charAt(0) + name.slice(1).toLowerCase())
}

const figureNames: Record<string, string> = {
  value: '',
  denominator: 'number analyzed',
  spread: 'spread',
  lowerLimit: 'lower limit',
  upperLimit: 'upper limit',
  numSubjects: 'participants',
  numUnits: 'units',
  numEvents: 'events',
  numAffected: 'participants affected',
  numAtRisk: 'participants at risk',
  deathsNumAffected: 'deaths',
  deathsNumAtRisk: 'participants at risk of death',
  seriousNumAffected: 'participants with serious events',
  seriousNumAtRisk: 'participants at risk of serious events',
  otherNumAffected: 'participants with other events',
  otherNumAtRisk: 'participants at risk of other events',
  paramValue: 'estimate',
  dispersionValue: 'dispersion of the estimate',
  pValue: 'p-value',
  ciPctValue: 'confidence level',
  ciLowerLimit: 'lower confidence limit',
  ciUpperLimit: 'upper confidence limit',
}

const wordNames: Record<string, string> = {
  assessmentType: 'way of collection',
  dispersionType: 'measure of dispersion',
  paramType: 'kind of measure',
  populationDescription: 'description of the population analyzed',
  preAssignmentDetails: 'pre-assignment details',
  title: 'title of a group',
  type: 'milestone',
  typeUnitsAnalyzed: 'units analyzed',
  unitOfMeasure: 'unit of measure',
}

/** Fields that hold values of the registry's lists. */
const lists: Record<string, VocabularyName> = {
  assessmentType: 'EventAssessment',
  dispersionType: 'MeasureDispersionType',
  paramType: 'MeasureParam',
}

function word(part: string, text: unknown): string {
  return labelOf(text, lists[part]) ?? lowerMilestones(String(text))
}

/** A figure as it stands, anything else in quotes. */
function value(figure: unknown): string {
  if (figure === undefined) return 'not given'
  const text = String(figure)
  return /^[<>≤≥=−-]*\s?[\d.,]+%?$/.test(text) ? text : `“${opening(text, 40)}”`
}

function rest({ values, texts = 0, part }: Change['facts']): string {
  const isFigure = String(part) in figureNames
  const figures = Number(values) - (isFigure ? 1 : 0)
  const words = Number(texts) - (isFigure ? 0 : 1)
  const more = [
    figures > 0 ? `${countOf(figures, 'more figure')}` : '',
    words > 0 ? `${countOf(words, figures > 0 || isFigure ? 'text' : 'more text')}` : '',
  ].filter((each) => each !== '')
  return more.length === 0 ? '' : `, and ${more.join(' and ')}`
}
