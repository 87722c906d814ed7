/** The document the project grew from is read in full, and what it lost is said. */
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { parse, type ParsedTrial } from '../../../src/index.js'

const seed = readFileSync(new URL('../../../seeds/NCT04984356/2023-04-07.txt', import.meta.url))
let read: ParsedTrial
beforeAll(async () => {
  read = await parse(seed)
})

test('it is the text of a classic page', () => {
  expect(read.source.format).toBe('classic-text')
})

test('identification, status and dates', () => {
  expect(read.trial).toMatchObject({
    nctId: 'NCT04984356',
    orgStudyId: { id: 'WU-CART-007 1001' },
    overallStatus: 'RECRUITING',
    firstPosted: { date: '2021-07-30' },
    lastUpdatePosted: { date: '2023-04-07' },
    lastVerified: { date: '2023-01' },
    startDate: { date: '2022-01-14', type: 'ACTUAL' },
    primaryCompletionDate: { date: '2026-05', type: 'ESTIMATED' },
    completionDate: { date: '2026-08', type: 'ESTIMATED' },
    responsibleParty: { name: 'Wugen, Inc.' },
    isFdaRegulatedDrug: true,
    isFdaRegulatedDevice: false,
  })
  expect(read.trial.briefTitle).toMatch(/^A Phase 1\/2 Study of the Safety .* T-ALL\/LBL$/)
  expect(read.trial.officialTitle).toMatch(/^A Phase 1\/2 Dose-Escalation .*\(LBL\)$/)
})

test('design, arms and interventions', () => {
  expect(read.trial).toMatchObject({
    studyType: 'INTERVENTIONAL',
    phases: ['PHASE1', 'PHASE2'],
    allocation: 'NA',
    interventionModel: 'SEQUENTIAL',
    masking: 'NONE',
    primaryPurpose: 'TREATMENT',
    enrollment: { count: 44, type: 'ESTIMATED' },
    arms: [{ type: 'EXPERIMENTAL', label: 'WU-CART-007', interventionNames: ['Biological: WU-CART-007'] }],
    interventions: [
      {
        type: 'BIOLOGICAL',
        name: 'WU-CART-007',
        description: 'A single IV infusion of WU-CART-007 Cells on Day 1',
        armGroupLabels: ['WU-CART-007'],
      },
    ],
  })
  expect(read.trial.interventionModelDescription).toMatch(/^There are two parts to this study\./)
  expect(read.trial.arms?.[0]?.description).toMatch(/^A CD7-directed .* Lymphodepletion\(LD\) Therapy\.$/)
})

test('seven outcomes, whose headings are lost', () => {
  expect(read.trial.outcomes).toHaveLength(7)
  for (const outcome of read.trial.outcomes ?? []) {
    expect(Object.keys(outcome).toSorted()).toEqual(['description', 'measure', 'timeFrame'])
  }
  expect(read.trial.outcomes?.[1]).toEqual({
    measure: 'Maximum Tolerated Dose (MTD)',
    timeFrame: 'up to 28 days from first dose',
    description: 'Maximum tolerated or administered dose of WU-CART-007',
  })
  expect(read.source.omits).toContain('outcomes[].type')
})

test('eligibility: limits, and every item in its order', () => {
  expect(read.trial).toMatchObject({
    minimumAge: '12 Years',
    sex: 'ALL',
    healthyVolunteers: false,
    stdAges: ['CHILD', 'ADULT', 'OLDER_ADULT'],
  })
  expect(read.trial).not.toHaveProperty('maximumAge')
  const { inclusion, exclusion, other } = read.trial.eligibility ?? { inclusion: [], exclusion: [], other: [] }
  expect(inclusion.map(({ text }) => text.slice(0, 24))).toEqual([
    'Evidence of relapsed or ',
    'Relapsed or refractory d',
    'Primary refractory: fail',
    'Early Relapse: relapsed ',
    'Late Relapse (relapsed r',
    'Relapsed or refractory d',
    'Adequate renal, hepatic,',
    'Life expectancy >12 week',
    'Age: Lower age limit of ',
    'ECOG/Karnofsky performan',
    'Ability to understand th',
    'Willing to participate i',
  ])
  expect(inclusion[5]?.children.map(({ text }) => text.slice(0, 24))).toEqual([
    'There must be histologic',
    'Undergone allogeneic HSC',
    'Off all immunosuppressiv',
    'No prior history of Grad',
  ])
  expect(exclusion.map(({ text }) => text.slice(0, 24))).toEqual([
    'They have received previ',
    'Have not recovered from ',
    'Wash-out period of at le',
    'Have active or latent he',
    'Have any serious active ',
    'Have Grade 2 to 4 acute ',
    'Have psychological, fami',
    'Pregnant or nursing (lac',
    'Require prohibited medic',
    'Treated with anti-T cell',
  ])
  expect(other).toEqual([])
})

test('eight sites with the people named there', () => {
  const { locations = [], centralContacts, overallOfficials } = read.trial
  expect(locations.map(({ city, state, zip, country }) => [city, state, zip, country])).toEqual([
    ['Duarte', 'California', '91010', 'United States'],
    ['Los Angeles', 'California', '90027', 'United States'],
    ['Tampa', 'Florida', '33612', 'United States'],
    ['Saint Louis', 'Missouri', '63110', 'United States'],
    ['Philadelphia', 'Pennsylvania', '19104', 'United States'],
    ['Nashville', 'Tennessee', '37212', 'United States'],
    ['Madison', 'Wisconsin', '53792', 'United States'],
    ['Melbourne', 'Victoria', undefined, 'Australia'],
  ])
  expect(new Set(locations.map(({ status }) => status))).toEqual(new Set(['RECRUITING']))
  expect(locations[0]).toMatchObject({
    facility: 'City of Hope',
    contacts: [
      { role: 'CONTACT', phone: '877-467-3411' },
      { role: 'PRINCIPAL_INVESTIGATOR', name: 'Ibrahim Aldoss, MD' },
    ],
  })
  expect(locations[7]?.contacts).toEqual([{ role: 'CONTACT', email: 'enquiry@petermac.org' }])
  expect(centralContacts).toEqual([
    { name: 'Eileen McNulty, MS', role: 'CONTACT', phone: '636-385-5306', email: 'emcnulty@wugen.com' },
  ])
  expect(overallOfficials).toEqual([{ name: 'Ken Jacobs, MD', role: 'STUDY_DIRECTOR', affiliation: 'Wugen, Inc.' }])
})

test('lists that were run together or lost their label are kept, and that is said', () => {
  expect(read.trial.conditions).toEqual(['T-cell Acute Lymphoblastic Leukemia Lymphoblastic Lymphoma'])
  expect(read.trial.keywords).toEqual(['CAR-T therapy'])
  expect(read.trial.derived?.meshTerms).toHaveLength(2)
  expect(read.issues.map(({ code, place }) => `${code} ${place}`).toSorted()).toEqual([
    'glued-values conditions[0]',
    'glued-values derived.meshTerms[0]',
    'glued-values derived.meshTerms[1]',
    'glued-values orgStudyId.id',
    'unlabelled-values derived.meshTerms',
    'unlabelled-values keywords',
  ])
})

test('what does not stand in it is omitted, not guessed', () => {
  const lost = ['leadSponsor', 'collaborators', 'briefSummary', 'detailedDescription', 'secondaryIds'] as const
  for (const field of lost) expect(read.trial).not.toHaveProperty(field)
  expect(read.source.omits).toEqual(expect.arrayContaining([...lost]))
})
