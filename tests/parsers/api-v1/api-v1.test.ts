/** API v1 documents in every shape that was served or kept, what is none of its records, and what a study omits. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { diff, parse, parseAll, toldChanges, type ParsedTrial } from '../../../src/index.js'
import { studyOf } from '../../support/study.js'

type Node = Record<string, unknown>
type Study = Record<'ProtocolSection' | 'DerivedSection', Record<string, Node>>

const folder = new URL('json/', import.meta.url)
const read = (name: string): Node => JSON.parse(readFileSync(new URL(`${name}/input.json`, folder), 'utf8')) as Node
const answer = read('results-of-two-arms') as { FullStudiesResponse: { FullStudies: { Rank: number; Study: Study }[] } }
const entries = answer.FullStudiesResponse.FullStudies
const [entry = { Rank: 1, Study: { ProtocolSection: {}, DerivedSection: {} } }] = entries
const other = (read('registry-with-returned-results') as { FullStudy: typeof entry }).FullStudy

const readXml = (name: string): string => readFileSync(new URL(`xml/${name}/input.xml`, import.meta.url), 'utf8')

async function all(document: unknown): Promise<ParsedTrial[]> {
  const trials: ParsedTrial[] = []
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  for await (const parsed of parseAll(text)) trials.push(parsed)
  return trials
}

describe('shapes', () => {
  test.each([
    ['an answer of two studies', { FullStudiesResponse: { APIVrs: '1.01.05', FullStudies: [entry, other] } }, 2],
    ['the list of an answer', { FullStudies: [entry, other] }, 2],
    ['a file of the archive', { FullStudy: entry }, 1],
    ['an entry of a list', entry, 1],
    ['a study under its name', { Study: entry.Study }, 1],
    ['a study', entry.Study, 1],
    ['an array of files', [{ FullStudy: entry }, { FullStudy: other }], 2],
    ['NDJSON', `${JSON.stringify(entry)}\n${JSON.stringify(other)}\n`, 2],
  ])('%s', async (_, document, count) => {
    const trials = await all(document)
    expect(trials.map(({ source }) => source.format)).toEqual(Array.from({ length: count }, () => 'api-v1'))
    expect(trials.map(({ trial }) => trial.nctId)).toEqual(['NCT01234567', 'NCT07654321'].slice(0, count))
    expect(trials.flatMap(({ issues }) => issues)).toEqual([])
  })

  test('XML of several studies', async () => {
    const second = readXml('registry-with-returned-results')
    const both = readXml('results-of-two-arms').replace('</FullStudyList>', `${second}</FullStudyList>`)
    expect((await all(both)).map(({ trial }) => trial.nctId)).toEqual(['NCT01234567', 'NCT07654321'])
  })
})

describe('no record', () => {
  test.each([
    ['single fields', '{"StudyFieldsResponse":{"StudyFields":[{"Rank":1,"NCTId":["NCT01234567"]}]}}'],
    ['single fields as XML', '<?xml version="1.0"?>\n<StudyFieldsResponse><StudyFieldsList/></StudyFieldsResponse>'],
    ['figures', '{ "StudyStatistics": { "ElmtDefs": { "Study": { "ProtocolSection": { "type": "Object" } } } } }'],
    ['the names of the fields', '<StudyStructure><ElmtDefs><Struct Name="Study"/></ElmtDefs></StudyStructure>'],
    ['an answer without studies', '{"FullStudiesResponse":{"NStudiesFound":0}}'],
    ['an answer without studies as XML', '<FullStudiesResponse><NStudiesFound>0</NStudiesFound></FullStudiesResponse>'],
  ])('%s', async (_, document) => {
    await expect(parse(document)).rejects.toMatchObject({
      code: 'no-trial',
      message: expect.stringMatching(/^[A-Z].*\.$/),
    })
  })
})

/** The study with other criteria and observational models. */
const oddly = (criteria: unknown, models: unknown): Node => {
  const study = structuredClone(entry.Study) as unknown as { ProtocolSection: Record<string, Node> }
  study.ProtocolSection.EligibilityModule = { EligibilityCriteria: criteria }
  study.ProtocolSection.DesignModule = {
    DesignInfo: { DesignObservationalModelList: { DesignObservationalModel: models } },
  }
  return study as unknown as Node
}

describe('what is odd', () => {
  test('a list of one model is that model; of two, none is guessed', async () => {
    const [one] = await all(oddly('', ['Cohort']))
    expect(one?.trial.observationalModel).toBe('COHORT')
    const [two] = await all(oddly('', ['Cohort', 'Other']))
    expect(two?.trial.observationalModel).toBeUndefined()
    expect(two?.issues).toEqual([{ code: 'wrong-type', place: 'observationalModel', found: 'a list of 2' }])
  })
  test('a value of another kind is told, not guessed', async () => {
    const [parsed] = await all(oddly(17, 'Cohort'))
    expect(parsed?.trial.observationalModel).toBe('COHORT')
    expect(parsed?.issues).toMatchObject([{ code: 'wrong-type', place: 'eligibility' }])
  })
  test('a list of something else than items is told', async () => {
    const study = { ProtocolSection: { ContactsLocationsModule: { LocationList: { Location: 'Oslo' } } } }
    const [parsed] = await all({
      Study: { ...study, DerivedSection: { MiscInfoModule: { VersionHolder: 'May 2021' } } },
    })
    expect(parsed?.issues).toEqual([{ code: 'wrong-type', place: 'locations', found: 'Oslo' }])
  })
  test('an entry that is no study is told', async () => {
    const [parsed] = await all([{ FullStudy: entry }, { Rank: 2 }])
    expect(parsed?.issues).toEqual([{ code: 'no-record', place: 'document', found: 'entry 2' }])
  })
  test('nesting without end ends', async () => {
    const deep = `${'{"ProtocolSection":'.repeat(20_000)}{"NCTId":"NCT01234567"}${'}'.repeat(20_000)}`
    await expect(all(deep)).rejects.toMatchObject({ code: 'no-trial' })
  })
})

const omitsAt = async (version: string, study: Node = entry.Study as unknown as Node): Promise<readonly string[]> => {
  const [parsed] = await all({ FullStudiesResponse: { APIVrs: version, FullStudies: [{ Study: study }] } })
  return parsed?.source.omits ?? []
}

describe('what a study omits', () => {
  test('follows the version of the structure', async () => {
    expect(await omitsAt('1.01.02')).toEqual(
      expect.arrayContaining(['fdaaa801Violation', 'derived.submissionTracking', 'noSap']),
    )
    const late = await omitsAt('1.01.05')
    expect(late).not.toContain('fdaaa801Violation')
    expect(late).not.toContain('derived.submissionTracking')
    expect(late).toContain('noSap')
  })
  test('what it shows all the same is compared', async () => {
    const study = { ...entry.Study, DocumentSection: { LargeDocumentModule: { LargeDocNoSAP: 'No' } } }
    expect(await omitsAt('1.01.05', study)).not.toContain('noSap')
  })
  test('a study without its derived section may have lost other sections', async () => {
    const { ProtocolSection } = entry.Study
    const { ContactsLocationsModule, ...rest } = ProtocolSection
    expect(ContactsLocationsModule).toBeDefined()
    const [part] = await all({ Study: { ProtocolSection: rest } })
    expect(part?.source.omits).toEqual(expect.arrayContaining(['results', 'derived', 'locations', 'centralContacts']))
    expect(part?.source.omits).not.toContain('whyStopped')
  })
  test('a study cut to a few fields tells no removal', async () => {
    const [whole] = await all({ Study: entry.Study })
    const { IdentificationModule = {}, StatusModule = {} } = entry.Study.ProtocolSection
    const [part] = await all({
      Study: {
        ProtocolSection: {
          IdentificationModule: { NCTId: IdentificationModule.NCTId },
          StatusModule: { OverallStatus: StatusModule.OverallStatus },
        },
      },
    })
    if (!whole || !part) throw new Error('a study was not read')
    expect(toldChanges(diff(whole, part))).toEqual([])
    expect(toldChanges(diff(part, whole))).toEqual([])
  })
})

test('the same study in API v1 and API v2 tells no change', async () => {
  const study: Node = {
    ProtocolSection: {
      IdentificationModule: {
        NCTId: 'NCT01234567',
        OrgStudyIdInfo: { OrgStudyId: 'REST-1' },
        Organization: { OrgFullName: 'Invented Institute', OrgClass: 'OTHER' },
        BriefTitle: 'An Invented Study of Rest (67)',
      },
      StatusModule: {
        StatusVerifiedDate: 'January 2024',
        OverallStatus: 'Recruiting',
        StartDateStruct: { StartDate: 'May 2, 2023', StartDateType: 'Actual' },
        PrimaryCompletionDateStruct: { PrimaryCompletionDate: 'June 2025', PrimaryCompletionDateType: 'Anticipated' },
        CompletionDateStruct: { CompletionDate: 'January 2026', CompletionDateType: 'Anticipated' },
        StudyFirstSubmitDate: 'April 1, 2023',
        StudyFirstSubmitQCDate: 'April 1, 2023',
        StudyFirstPostDateStruct: { StudyFirstPostDate: 'April 4, 2023', StudyFirstPostDateType: 'Actual' },
        LastUpdateSubmitDate: 'January 15, 2024',
        LastUpdatePostDateStruct: { LastUpdatePostDate: 'January 15, 2024', LastUpdatePostDateType: 'Actual' },
      },
      SponsorCollaboratorsModule: { LeadSponsor: { LeadSponsorName: 'Invented Institute', LeadSponsorClass: 'OTHER' } },
      DescriptionModule: { BriefSummary: 'Whether rest helps.' },
      ConditionsModule: { ConditionList: { Condition: ['Fatigue'] } },
      DesignModule: {
        StudyType: 'Interventional',
        PhaseList: { Phase: ['Not Applicable'] },
        EnrollmentInfo: { EnrollmentCount: '100', EnrollmentType: 'Anticipated' },
      },
      EligibilityModule: {
        EligibilityCriteria: 'Inclusion Criteria:\n\nAdults aged 18 or more\n\nExclusion Criteria:\n\nPregnant women',
        Gender: 'All',
        MinimumAge: '18 Years',
        StdAgeList: { StdAge: ['Adult'] },
      },
      ContactsLocationsModule: {
        LocationList: {
          Location: ['North Clinic', 'South Clinic'].map((facility) => ({
            LocationFacility: facility,
            LocationStatus: 'Recruiting',
            LocationCity: 'Oslo',
            LocationCountry: 'Norway',
          })),
        },
      },
    },
    DerivedSection: { MiscInfoModule: { VersionHolder: 'January 15, 2024' } },
  }
  const [before] = await all({ Study: study })
  const after = await parse(JSON.stringify(studyOf()))
  if (!before) throw new Error('the study was not read')
  expect(diff(before, after).changes.filter(({ facts }) => facts.noise !== 'formatting')).toEqual([])
  expect(before.trial.eligibility?.inclusion).toEqual(after.trial.eligibility?.inclusion)
})
