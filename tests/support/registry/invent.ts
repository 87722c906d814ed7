/** Invents whole, schema-true API v2 studies of a few kilobytes: the same study for the same id and seed. */
import type { Random } from '../random.js'
import { dayAfter, monthAfter } from './day.js'
import type { Outcome, Site, Study } from './study.js'

type Some<T> = readonly [T, ...T[]]
const drugs: Some<string> = ['Alvorine', 'Bestatol', 'Corvamib', 'Delunate', 'Ermitrel', 'Fosumab', 'Galentine']
const conditions: Some<readonly [string, string]> = [
  ['Asthma', 'D001249'],
  ['Type 2 Diabetes', 'D003924'],
  ['Migraine', 'D008881'],
  ['Breast Cancer', 'D001943'],
  ['Heart Failure', 'D006333'],
  ['Psoriasis', 'D011565'],
]
const towns: Some<readonly [string, string, number, number]> = [
  ['Oslo', 'Norway', 59.91, 10.75],
  ['Lyon', 'France', 45.75, 4.85],
  ['Porto', 'Portugal', 41.15, -8.61],
  ['Gdansk', 'Poland', 54.35, 18.65],
  ['Turku', 'Finland', 60.45, 22.27],
  ['Ghent', 'Belgium', 51.05, 3.72],
]
const places: Some<string> = ['Harbour', 'Hill', 'River', 'Garden', 'Station', 'Forest', 'Castle', 'Market']
const houses: Some<string> = ['Clinic', 'Hospital', 'Medical Center', 'Research Unit']
const families: Some<string> = ['Aas', 'Berge', 'Costa', 'Dahl', 'Ek', 'Ferro', 'Gallo', 'Holm']
const measures: Some<string> = [
  'Change in symptom score',
  'Overall response',
  'Progression-free survival',
  'Forced expiratory volume in one second',
  'Glycated haemoglobin',
  'Number of attacks',
  'Quality of life',
]
const inclusions: Some<string> = [
  'Diagnosis confirmed by a specialist',
  'Body mass index of at least 18 kg/m^2',
  'ECOG performance status \\<= 1',
  'Able to give informed consent',
  'Stable treatment for 4 weeks or more',
  "Life expectancy \\> 6 months in the investigator's judgement",
]
const exclusions: Some<string> = [
  'Pregnant or nursing women',
  'Major surgery within 28 days before the first dose',
  'Known allergy to any part of the study drug',
  'Active infection needing treatment',
  'Other investigational drug within 30 days',
]

/** A site that no other site of the study has the name of, where `taken` tells the names. */
export function inventSite(random: Random, taken: ReadonlySet<string>): Site {
  const [city, country, lat, lon] = random.pick(towns)
  const stem = `${random.pick(places)} ${random.pick(houses)}`
  let facility = stem
  for (let number = 2; taken.has(facility); number += 1) facility = `${stem} ${number}`
  const name = `${random.pick(families)}, MD`
  return {
    facility,
    status: 'RECRUITING',
    city,
    zip: String(random.between(1000, 9999)),
    country,
    contacts: [{ name, role: 'CONTACT', phone: '+00 555 0100', email: 'site@example.org' }],
    geoPoint: { lat, lon },
  }
}

export function inventOutcome(random: Random, number: number): Outcome {
  const weeks = random.between(4, 104)
  return {
    measure: `${random.pick(measures)} (${number})`,
    description: `Measured by trained staff with the same instrument at each of ${random.between(2, 9)} visits.`,
    timeFrame: `Baseline to week ${weeks}`,
  }
}

/** The first version of a study, submitted on this day and posted three days later. */
export function inventStudy(nctId: string, random: Random, day: string): Study {
  const drug = random.pick(drugs)
  const [condition, mesh] = random.pick(conditions)
  const sites: Site[] = []
  for (let left = random.between(2, 14); left > 0; left -= 1)
    sites.push(inventSite(random, new Set(sites.map(({ facility }) => facility))))
  const posted = dayAfter(day, 3)
  const sponsor = { fullName: `${random.pick(places)} Therapeutics`, class: 'INDUSTRY' }
  return {
    protocolSection: {
      identificationModule: {
        nctId,
        orgStudyIdInfo: { id: `LB-${nctId.slice(-5)}` },
        organization: sponsor,
        briefTitle: `${drug} for ${condition} in Adults (${nctId.slice(-4)})`,
        officialTitle: `A Randomized Study of ${drug} Against Placebo in Adults With ${condition}`,
      },
      statusModule: {
        statusVerifiedDate: day.slice(0, 7),
        overallStatus: 'RECRUITING',
        expandedAccessInfo: { hasExpandedAccess: false },
        startDateStruct: { date: monthAfter(day, 1), type: 'ESTIMATED' },
        primaryCompletionDateStruct: { date: monthAfter(day, random.between(14, 30)), type: 'ESTIMATED' },
        completionDateStruct: { date: monthAfter(day, random.between(31, 48)), type: 'ESTIMATED' },
        studyFirstSubmitDate: day,
        studyFirstSubmitQcDate: day,
        studyFirstPostDateStruct: { date: posted, type: 'ACTUAL' },
        lastUpdateSubmitDate: day,
        lastUpdatePostDateStruct: { date: posted, type: 'ACTUAL' },
      },
      sponsorCollaboratorsModule: {
        responsibleParty: { type: 'SPONSOR' },
        leadSponsor: { name: sponsor.fullName, class: sponsor.class },
      },
      oversightModule: { oversightHasDmc: random.chance(0.5), isFdaRegulatedDrug: true, isFdaRegulatedDevice: false },
      descriptionModule: {
        briefSummary: `This study asks whether ${drug} helps adults with ${condition} more than placebo does.`,
        detailedDescription: `Participants take ${drug} or placebo once a day.\n\nVisits follow every four weeks.`,
      },
      conditionsModule: { conditions: [condition], keywords: [drug.toLowerCase(), 'placebo'] },
      designModule: {
        studyType: 'INTERVENTIONAL',
        phases: [random.pick(['PHASE2', 'PHASE3'])],
        designInfo: {
          allocation: 'RANDOMIZED',
          interventionModel: 'PARALLEL',
          primaryPurpose: 'TREATMENT',
          maskingInfo: { masking: 'DOUBLE', whoMasked: ['PARTICIPANT', 'INVESTIGATOR'] },
        },
        enrollmentInfo: { count: random.between(4, 80) * 10, type: 'ESTIMATED' },
      },
      armsInterventionsModule: {
        armGroups: [
          { label: drug, type: 'EXPERIMENTAL', description: 'Once a day.', interventionNames: [`Drug: ${drug}`] },
          { label: 'Placebo', type: 'PLACEBO_COMPARATOR', interventionNames: ['Drug: Placebo'] },
        ],
        interventions: [
          { type: 'DRUG', name: drug, description: 'A tablet', armGroupLabels: [drug] },
          { type: 'DRUG', name: 'Placebo', description: 'A tablet without drug', armGroupLabels: ['Placebo'] },
        ],
      },
      outcomesModule: {
        primaryOutcomes: [inventOutcome(random, 1)],
        secondaryOutcomes: Array.from({ length: random.between(1, 5) }, (_, at) => inventOutcome(random, at + 2)),
      },
      eligibilityModule: {
        eligibilityCriteria: `Inclusion Criteria:\n\n${bullets(random.shuffled(inclusions).slice(0, 4))}\n\nExclusion Criteria:\n\n${bullets(random.shuffled(exclusions).slice(0, 4))}`,
        healthyVolunteers: false,
        sex: 'ALL',
        minimumAge: '18 Years',
        stdAges: ['ADULT', 'OLDER_ADULT'],
      },
      contactsLocationsModule: {
        centralContacts: [{ name: `${random.pick(families)} Desk`, role: 'CONTACT', phone: '+00 555 0199' }],
        overallOfficials: [
          { name: `${random.pick(families)}, MD`, affiliation: sponsor.fullName, role: 'STUDY_DIRECTOR' },
        ],
        locations: sites,
      },
      ipdSharingStatementModule: { ipdSharing: 'NO' },
    },
    derivedSection: {
      miscInfoModule: { versionHolder: day },
      conditionBrowseModule: {
        meshes: [{ id: mesh, term: condition }],
        ancestors: [
          { id: 'D000001', term: 'Disorders of Invention' },
          { id: 'D000002', term: 'Disorders of Loopback' },
          { id: 'D000003', term: 'Disorders in General' },
        ],
      },
    },
    hasResults: false,
  }
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `* ${item}`).join('\n')
}
