/** The table of API v1 names what the registry's own structure has, each piece once, and leads to parts of a Trial. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { study } from '../../../parsers/api-v1/pieces.js'
import type { Pieces } from '../../../parsers/api-v1/pour.js'
import schema from '../../../src/model/trial.schema.json' with { type: 'json' }
import { corpusFolder } from '../../support/corpus.js'

interface Entry {
  piece: string
  place: string
}

/** Every piece of a table with its place in a Trial. */
function entriesOf(pieces: Pieces, prefix = ''): Entry[] {
  return Object.entries(pieces).flatMap(([piece, place]) => {
    if (typeof place === 'string') return [{ piece, place: prefix + place }]
    const inner = entriesOf(place.pieces, `${prefix}${place.place}[].`)
    const kept = Object.keys(place.also ?? {}).map((part) => ({ piece, place: `${prefix}${place.place}[].${part}` }))
    return [{ piece, place: `${prefix}${place.place}[]` }, ...kept, ...inner]
  })
}

const entries = entriesOf(study)

interface Node {
  properties?: Record<string, Node>
  items?: Node
}

function exists(place: string): boolean {
  let node: Node | undefined = schema as Node
  for (const step of place.split('.')) {
    node = node?.properties?.[step.replace('[]', '')]
    if (step.endsWith('[]')) node = node?.items
  }
  return node !== undefined
}

test('every place is a part of a Trial', () => {
  expect(entries.filter(({ place }) => !exists(place))).toEqual([])
})

test('no name is used twice', () => {
  const twice = entries.filter(({ piece, place }) =>
    entries.some((each) => each.piece === piece && each.place !== place),
  )
  // An outcome's piece also tells its type.
  expect(new Set(twice.map(({ piece }) => piece))).toEqual(
    new Set(['PrimaryOutcome', 'SecondaryOutcome', 'OtherOutcome']),
  )
})

const structure = join(corpusFolder(), '../registry-schema/api-v1-study-structure.json')

/** Pieces that came with later versions than that of the structure looked at. */
const later = [
  'EstimatedResultsFirstSubmitDate',
  'EventsAllCauseMortalityComment',
  'FDAAA801Violation',
  'FirstMCPPostDate',
  'FirstMCPPostDateType',
  'LargeDocNoSAP',
  'LargeDocSize',
  'LimitationsAndCaveatsDescription',
  'NPtrsToThisExpAccNCTId',
  'ResultsFirstPostedQCCommentsDate',
  'ResultsFirstPostedQCCommentsDateType',
  // Misprinted in the structure; every answer has it.
  'StudyFirstPostDate',
  'SubmissionInfo',
  'SubmissionMCPReleaseN',
  'SubmissionReleaseDate',
  'SubmissionResetDate',
  'SubmissionUnreleaseDate',
  'ViolationEvent',
  'ViolationEventCreationDate',
  'ViolationEventDescription',
  'ViolationEventIssuedDate',
  'ViolationEventPostedDate',
  'ViolationEventReleaseDate',
  'ViolationEventType',
]

test.skipIf(!existsSync(structure))("the registry's structure and the table name the same pieces", () => {
  const text = readFileSync(structure, 'utf8')
  const strings = [...text.matchAll(/"(\w+)":\{"type":"String"/g)].map(([, name = '']) => name)
  const named = new Set(entries.map(({ piece }) => piece))
  expect([...named].filter((piece) => !text.includes(`"${piece}":{`)).toSorted()).toEqual(later)
  // Two that no study ever had, and a misprint.
  expect(strings.filter((name) => !named.has(name))).toEqual(['OrgStudyIdDomain', 'StudyFirstPostDateStruct'])
})
