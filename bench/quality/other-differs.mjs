/** What general differs say of two texts of criteria, put in the bench's rows as far as they can say it. */
import { diffArrays, diffLines } from 'diff'
import { create } from 'jsondiffpatch'

const byText = create({ objectHash: ({ text }) => text, arrays: { detectMove: true } })
const sides = ['inclusion', 'exclusion']

/** Line diff of the two texts: each line that went or came, its list mark left out. */
export function tellLines(before, after) {
  return diffLines(before, after).flatMap((hunk) =>
    hunk.value
      .split('\n')
      .map((line) => line.trim().replace(/^(?:[-*]|\d+[.)])\s+/, ''))
      .filter((line) => line !== '')
      .flatMap((line) => rowsOf(hunk, line)),
  )
}

/** Line diff of the two lists of items, one item a line. */
export function tellItemLines({ before, after }) {
  const lists = [before, after].map((items) => items.map(({ text }) => text))
  return diffArrays(...lists).flatMap((hunk) => hunk.value.flatMap((text) => rowsOf(hunk, text)))
}

function rowsOf({ added, removed }, text) {
  if (removed) return [{ kind: 'removed', before: [text] }]
  return added ? [{ kind: 'added', after: [text] }] : []
}

/** jsondiffpatch over the lists of both sides, an item known by its text. */
export function tellJson(items) {
  const documents = [items.before, items.after].map(bySide)
  return Object.entries(byText.diff(...documents) ?? {}).flatMap(([side, delta]) =>
    Object.entries(delta).flatMap(([place, entry]) => rowOfDelta(documents[0][side], place, entry)),
  )
}

function bySide(items) {
  return Object.fromEntries(
    sides.map((side) => [side, items.filter((each) => each.side === side).map(({ text }) => ({ text }))]),
  )
}

function rowOfDelta(earlier, place, entry) {
  if (place === '_t') return []
  if (!place.startsWith('_')) return [{ kind: 'added', after: [entry[0].text] }]
  const { text } = earlier[Number(place.slice(1))]
  return [entry[2] === 3 ? { kind: 'moved', before: [text], after: [text] } : { kind: 'removed', before: [text] }]
}

const byMeasure = create({ objectHash: ({ measure }) => measure, arrays: { detectMove: true } })

/** jsondiffpatch over the outcomes as API v2 writes them, an outcome known by its title. */
export function tellJsonOutcomes(before, after) {
  return Object.entries(byMeasure.diff(before, after) ?? {}).flatMap(([field, delta]) => {
    if (Array.isArray(delta)) return []
    return Object.entries(delta).flatMap(([place, entry]) => rowOfOutcome(before[field], after[field], place, entry))
  })
}

function rowOfOutcome(earlier, later, place, entry) {
  if (place === '_t') return []
  if (!Array.isArray(entry)) {
    const texts = [later[Number(place)].measure]
    return entry.timeFrame ? [{ kind: 'time-frame-changed', before: texts, after: texts }] : []
  }
  if (!place.startsWith('_')) return [{ kind: 'added', after: [entry[0].measure] }]
  const texts = [earlier[Number(place.slice(1))].measure]
  return [entry[2] === 3 ? { kind: 'reordered', before: texts, after: texts } : { kind: 'removed', before: texts }]
}
