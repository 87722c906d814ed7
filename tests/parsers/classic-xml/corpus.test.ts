/** Real classic XML of every era is read without a word left over, and a record of two eras as the same. */
import { expect, test } from 'vitest'
import { diff, parse, toldChanges } from '../../../src/index.js'
import { corpusFiles, describeCorpus, readCorpus, readCorpusText } from '../../support/corpus.js'

describeCorpus('classic XML', () => {
  const files = [...corpusFiles('xml', '.xml'), ...corpusFiles('same-record-two-formats', '.xml')]
  const records = files.filter((file) => readCorpusText(file).includes('<id_info>'))

  test('every record is read, and nothing of it is odd', async () => {
    expect(records.length).toBeGreaterThan(300)
    for (const file of records) {
      const { trial, source, issues } = await parse(readCorpus(file))
      expect(source.format, file).toBe('classic-xml')
      expect(issues, file).toEqual([])
      const { inclusion = [], exclusion = [], other = [] } = trial.eligibility ?? {}
      expect(inclusion.length + exclusion.length + other.length > 0, file).toBe(trial.eligibility !== undefined)
      expect(trial.results !== undefined, file).toBe(readCorpusText(file).includes('<clinical_results>'))
    }
  })

  test('what is no record is refused in one sentence', async () => {
    const others = files.filter((file) => !records.includes(file))
    for (const file of others) {
      const message = expect.stringMatching(/^[^\n]+\.$/)
      await expect(parse(readCorpus(file)), file).rejects.toThrow(
        expect.objectContaining({ code: 'no-trial', message }),
      )
    }
  })

  test('one version of a record saved in two eras is the same, but for what the registry did in between', async () => {
    const told: Record<string, number> = {}
    const pairs = pairsOf(records)
    expect(pairs.length).toBeGreaterThan(20)
    for (const [early, late] of pairs) {
      const changes = toldChanges(diff(await parse(readCorpus(early)), await parse(readCorpus(late))))
      for (const { code, severity } of changes) {
        const name = `${severity} ${code}`
        if (severity !== 'noise') told[name] = (told[name] ?? 0) + 1
      }
    }
    expect(told).toEqual(registrysDoing)
  })
})

/** What the registry changed in records that no sponsor touched, and how often among these pairs. */
const registrysDoing: Record<string, number> = {
  // Organizations that were renamed.
  'minor other/changed': 2,
  'minor responsible-party/changed': 1,
  // Links and references that it writes or finds by itself.
  'minor link/added': 2,
  'minor link/removed': 1,
  'minor reference/removed': 1,
  // Outcomes reported as other pre-specified, copied into the protocol.
  'minor outcome/added': 4,
  // A reason for leaving that is called by another word.
  'major results/participant-flow-changed': 1,
}

/** The first and the last file of each record at one last update, by the day of saving. */
function pairsOf(files: readonly string[]): [string, string][] {
  const groups = new Map<string, string[]>()
  for (const file of files) {
    const text = readCorpusText(file)
    const id = /<nct_id>([^<]*)/.exec(text)?.[1]
    const version = `${id} ${/<(?:last_update_submitted|lastchanged_date)>([^<]*)/.exec(text)?.[1]}`
    groups.set(version, [...(groups.get(version) ?? []), file])
  }
  return [...groups.values()].flatMap((group) => {
    const [early, ...later] = group.toSorted((a, b) => dayOf(a) - dayOf(b))
    const late = later.at(-1)
    return early && late ? [[early, late] as [string, string]] : []
  })
}

function dayOf(file: string): number {
  return Date.parse(/ on\s+(\w+ \d+, \d{4})/.exec(readCorpusText(file))?.[1] ?? '')
}
