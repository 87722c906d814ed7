/** Small studies by chance, for fast-check: full of names that keys, pointers and JavaScript itself could trip over. */
import * as fc from 'fast-check'

const words = [
  '__proto__',
  'constructor',
  'toString',
  'order',
  'items',
  'a/b',
  '~1 week',
  'a #2',
  '“quoted”',
  'two\nlines',
  '12',
  '0',
  'Äußere Brüche',
  '€ 5',
  'same',
  'Same',
  'same one',
]
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...words) },
  fc.string({ maxLength: 12, unit: 'grapheme' }),
)
const month = fc.integer({ min: 1, max: 12 }).map((number) => String(number).padStart(2, '0'))
const date = fc.oneof(
  fc.constant('2024'),
  month.map((each) => `2024-${each}`),
  month.map((each) => `2025-${each}-17`),
)

/** An object with some of these fields, `always` among them. */
function some(fields: Record<string, fc.Arbitrary<unknown>>, always: readonly string[] = []): fc.Arbitrary<object> {
  return fc.record(fields, { requiredKeys: [...always] })
}

function list(item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown[]> {
  return fc.array(item, { maxLength: 4 })
}

const dated = some({ date, type: fc.constantFrom('ACTUAL', 'ESTIMATED') })
const site = some({
  facility: text,
  status: fc.constantFrom('RECRUITING', 'COMPLETED'),
  city: fc.constantFrom('Oslo', 'Bergen'),
  state: text,
  zip: fc.constantFrom('0150', '5003'),
  country: fc.constantFrom('Norway', '__proto__'),
  contacts: list(some({ name: text, email: text })),
  geoPoint: fc.constant({ lat: 59.9, lon: 10.7 }),
})
const outcome = some({ measure: text, description: text, timeFrame: text })

const reference = some({
  pmid: fc.constantFrom('1', '2'),
  type: fc.constantFrom('DERIVED', 'RESULT'),
  citation: text,
})

const criteria = fc
  .array(
    fc.oneof(
      fc.constantFrom('Inclusion Criteria:', 'Exclusion Criteria:', '', 'Key inclusion / exclusion criteria:'),
      fc
        .tuple(fc.constantFrom('', '  ', '    ', '\t'), fc.constantFrom('* ', '- ', '1. ', 'a) ', '• ', ''), text)
        .map((parts) => parts.join('')),
    ),
    { maxLength: 14 },
  )
  .map((lines) => lines.join('\n'))

/** The modules of a protocol. A whole record has certain fields in each of them, one asked for in parts has not. */
function protocol(isWhole: boolean): fc.Arbitrary<object> {
  const whole = (...names: string[]): string[] => (isWhole ? names : [])
  return fc.record({
    identificationModule: some(
      { nctId: fc.constant('NCT01234567'), briefTitle: text, organization: some({ fullName: text }) },
      ['nctId', ...whole('briefTitle', 'organization')],
    ),
    statusModule: some(
      {
        overallStatus: fc.constantFrom('RECRUITING', 'COMPLETED', 'TERMINATED', 'UNKNOWN'),
        whyStopped: text,
        startDateStruct: dated,
        primaryCompletionDateStruct: dated,
        completionDateStruct: dated,
        studyFirstSubmitDate: fc.constant('2020-01-02'),
        studyFirstPostDateStruct: dated,
        lastUpdateSubmitDate: date,
        lastUpdatePostDateStruct: dated,
      },
      whole(
        'overallStatus',
        'studyFirstSubmitDate',
        'studyFirstPostDateStruct',
        'lastUpdateSubmitDate',
        'lastUpdatePostDateStruct',
      ),
    ),
    sponsorCollaboratorsModule: some(
      { leadSponsor: some({ name: text }), collaborators: list(some({ name: text })) },
      whole('leadSponsor'),
    ),
    descriptionModule: some({ briefSummary: text, detailedDescription: text }, whole('briefSummary')),
    conditionsModule: some({ conditions: list(text), keywords: list(text) }, whole('conditions')),
    designModule: some(
      {
        studyType: fc.constant('INTERVENTIONAL'),
        phases: list(fc.constantFrom('PHASE1', 'PHASE2', 'NA')),
        enrollmentInfo: some({ count: fc.nat(500), type: fc.constantFrom('ACTUAL', 'ESTIMATED') }),
      },
      whole('studyType'),
    ),
    armsInterventionsModule: some({
      armGroups: list(some({ label: text, description: text, interventionNames: list(text) })),
      interventions: list(some({ type: fc.constantFrom('DRUG', 'DEVICE'), name: text, otherNames: list(text) })),
    }),
    outcomesModule: some({ primaryOutcomes: list(outcome), secondaryOutcomes: list(outcome) }),
    eligibilityModule: some(
      {
        eligibilityCriteria: criteria,
        sex: fc.constantFrom('ALL', 'FEMALE'),
        stdAges: list(fc.constantFrom('ADULT', 'CHILD')),
      },
      whole('stdAges'),
    ),
    contactsLocationsModule: some({ centralContacts: list(some({ name: text, phone: text })), locations: list(site) }),
    referencesModule: some({
      references: list(reference),
      seeAlsoLinks: list(some({ label: text, url: text })),
    }),
  })
}

const derived = some({
  miscInfoModule: fc.constant({ versionHolder: '2026-01-01' }),
  conditionBrowseModule: some({ meshes: list(some({ id: text, term: text })) }),
})

/** A study of the API, whole or in parts; two of them are two versions of the same trial. */
export const rawStudy: fc.Arbitrary<object> = fc.oneof(
  fc.record({ protocolSection: protocol(true), derivedSection: derived, hasResults: fc.boolean() }),
  fc.record(
    { protocolSection: protocol(false), derivedSection: derived, hasResults: fc.boolean() },
    { requiredKeys: ['protocolSection'] },
  ),
)
