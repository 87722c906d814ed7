/** Law 4 on real records: one record in two formats differs only in what one of them omits, and in what the registry did since. */
import { expect, test } from 'vitest'
import { diff, parseAll, toldChanges, type Criterion, type ParsedTrial } from '../../src/index.js'
import { sameMeaning } from '../../src/diff/meaning/same-meaning.js'
import { fold } from '../../src/normalize/fold.js'
import { corpusTable, describeCorpus, readCorpus } from '../support/corpus.js'

/** What is left of each pair of formats, all records together. */
interface Left {
  /** Fields that differ, in how many records. */
  fields: Record<string, number>
  /** Changes told of them. */
  told: Record<string, number>
}

const left: Record<string, Left> = {
  // Since the XML was saved the registry indexed references, assigned terms anew and spelled a city otherwise.
  'classic-xml, api-v2': {
    fields: { derived: 3, locations: 1, references: 1 },
    told: {},
  },
  // API v1 lost the nesting of criteria, XML tells fewer sponsor classes; one affiliation and the terms were written anew.
  'classic-xml, api-v1': {
    fields: { collaborators: 1, derived: 2, eligibility: 2, leadSponsor: 2, overallOfficials: 1, references: 1 },
    told: { 'official/changed': 1 },
  },
  'history-api, api-v2': { fields: {}, told: {} },
}

describeCorpus('one record in two formats', () => {
  const rows = corpusTable('SAME_RECORD_TWO_FORMATS.tsv')

  test('each of the records is in one of the pairs below', async () => {
    const pairs = await Promise.all(
      rows.map(async ({ nct = '', files = '' }) => {
        const sides = await Promise.all(files.split('|').map((file) => readTrial(file, nct)))
        return sides.map(({ source }) => source.format)
      }),
    )
    const known = Object.keys(left).map((pair) => pair.split(', '))
    expect(pairs.filter((pair) => !known.some((names) => names.every((name) => pair.includes(name as never))))).toEqual(
      [],
    )
    expect(pairs).toHaveLength(9)
  })

  test.each(rows.map(({ nct = '', files = '' }) => [nct, files]))(
    '%s: the same criteria, item by item',
    async (nct, files) => {
      const sides = await Promise.all(files.split('|').map((file) => readTrial(file, nct)))
      const [one, other] = sides.map(({ trial: { eligibility } }) => eligibility)
      if (!one || !other) return
      for (const side of ['inclusion', 'exclusion', 'other'] as const) {
        expect(flat(other[side])).toEqual(flat(one[side]))
      }
    },
  )

  test.each(Object.entries(left))('%s', async (formats, expected) => {
    const found: Left = { fields: {}, told: {} }
    for (const { nct = '', files = '' } of rows) {
      const sides = await Promise.all(files.split('|').map((file) => readTrial(file, nct)))
      const [before, after] = formats.split(', ').map((name) => sides.find(({ source }) => source.format === name))
      if (!before || !after) continue
      for (const field of differingFields(before, after)) count(found.fields, field)
      for (const { code, severity } of toldChanges(diff(before, after)))
        if (severity !== 'noise') count(found.told, code)
    }
    expect(found).toEqual(expected)
  })
})

/** The words of each item, nesting aside. */
function flat(criteria: readonly Criterion[]): string[] {
  return criteria.flatMap(({ text, children }) => [fold(text), ...flat(children)])
}

async function readTrial(file: string, nctId: string): Promise<ParsedTrial> {
  for await (const parsed of parseAll(readCorpus(file), { trial: nctId })) return parsed
  throw new Error(`${file} holds no ${nctId}`)
}

/** The fields of two Trials that do not say the same, what either side omits left out. */
function differingFields(before: ParsedTrial, after: ParsedTrial): string[] {
  const omits = new Set<string>([...before.source.omits, ...after.source.omits])
  const [one, other] = [before, after].map(({ trial }) => new Map(Object.entries(without(trial, omits) as object)))
  const fields = new Set([...(one?.keys() ?? []), ...(other?.keys() ?? [])])
  return [...fields].filter((field) => !sameMeaning(one?.get(field), other?.get(field)))
}

function without(value: unknown, omits: ReadonlySet<string>, path = ''): unknown {
  if (Array.isArray(value)) return value.map((each) => without(each, omits, `${path}[]`))
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).map(
    ([name, part]) => [name, part, path === '' ? name : `${path}.${name}`] as const,
  )
  const told = parts.filter(([, , place]) => !omits.has(place))
  return Object.fromEntries(told.map(([name, part, place]) => [name, without(part, omits, place)]))
}

function count(tally: Record<string, number>, name: string): void {
  tally[name] = (tally[name] ?? 0) + 1
}
