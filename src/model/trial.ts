/** The Trial: one registry record as plain JSON, in the API v2's own names without its module wrappings. */
import { z } from 'zod'
import { count, dated, duration, flag, markup, oneOf, partialDate, text } from './kinds.js'
import { annotations, derived } from './registry-words.js'
import { results } from './results.js'
import { retired } from './retired.js'

const contact = z.strictObject({
  name: text.exactOptional(),
  role: oneOf('ContactRole').exactOptional(),
  phone: text.exactOptional(),
  phoneExt: text.exactOptional(),
  email: text.exactOptional(),
})

const sponsor = z.strictObject({ name: text.exactOptional(), class: oneOf('AgencyClass').exactOptional() })

const criterion = z.strictObject({
  text,
  get children() {
    return z.array(criterion)
  },
})

export const trialSchema = z.strictObject({
  // identification
  /** Absent where a document was asked for other fields only. */
  nctId: z
    .string()
    .regex(/^NCT\d{8}$/)
    .meta({ format: 'nct-id' })
    .exactOptional(),
  nctIdAliases: z.array(text).exactOptional(),
  orgStudyId: z
    .strictObject({
      id: text.exactOptional(),
      type: oneOf('OrgStudyIdType').exactOptional(),
      link: text.exactOptional(),
    })
    .exactOptional(),
  secondaryIds: z
    .array(
      z.strictObject({
        id: text.exactOptional(),
        type: oneOf('SecondaryIdType').exactOptional(),
        domain: text.exactOptional(),
        link: text.exactOptional(),
      }),
    )
    .exactOptional(),
  briefTitle: text.exactOptional(),
  officialTitle: text.exactOptional(),
  acronym: text.exactOptional(),
  organization: z
    .strictObject({ fullName: text.exactOptional(), class: oneOf('AgencyClass').exactOptional() })
    .exactOptional(),

  // status
  overallStatus: oneOf('Status').exactOptional(),
  lastKnownStatus: oneOf('Status').exactOptional(),
  whyStopped: markup.exactOptional(),
  delayedPosting: flag.exactOptional(),
  expandedAccess: z
    .strictObject({
      hasExpandedAccess: flag.exactOptional(),
      nctId: text.exactOptional(),
      statusForNctId: oneOf('ExpandedAccessStatus').exactOptional(),
    })
    .exactOptional(),
  startDate: dated.exactOptional(),
  primaryCompletionDate: dated.exactOptional(),
  completionDate: dated.exactOptional(),
  lastVerified: dated.exactOptional(),
  firstSubmitted: dated.exactOptional(),
  firstSubmittedQc: dated.exactOptional(),
  firstPosted: dated.exactOptional(),
  resultsWaived: flag.exactOptional(),
  resultsFirstSubmitted: dated.exactOptional(),
  resultsFirstSubmittedQc: dated.exactOptional(),
  resultsFirstPosted: dated.exactOptional(),
  dispositionFirstSubmitted: dated.exactOptional(),
  dispositionFirstSubmittedQc: dated.exactOptional(),
  dispositionFirstPosted: dated.exactOptional(),
  lastUpdateSubmitted: dated.exactOptional(),
  lastUpdatePosted: dated.exactOptional(),

  // sponsors
  responsibleParty: z
    .strictObject({
      type: oneOf('ResponsiblePartyType').exactOptional(),
      investigatorFullName: text.exactOptional(),
      investigatorTitle: text.exactOptional(),
      investigatorAffiliation: text.exactOptional(),
      oldNameTitle: text.exactOptional(),
      oldOrganization: text.exactOptional(),
      /** As a page prints it, in one line, where the source tells no more. */
      name: text.exactOptional(),
    })
    .exactOptional(),
  leadSponsor: sponsor.exactOptional(),
  collaborators: z.array(sponsor).exactOptional(),

  // oversight
  oversightHasDmc: flag.exactOptional(),
  isFdaRegulatedDrug: flag.exactOptional(),
  isFdaRegulatedDevice: flag.exactOptional(),
  isUnapprovedDevice: flag.exactOptional(),
  isPpsd: flag.exactOptional(),
  isUsExport: flag.exactOptional(),
  fdaaa801Violation: flag.exactOptional(),

  // description, conditions
  briefSummary: markup.exactOptional(),
  detailedDescription: markup.exactOptional(),
  conditions: z.array(text).exactOptional(),
  keywords: z.array(text).exactOptional(),

  // design
  studyType: oneOf('StudyType').exactOptional(),
  nPtrsToThisExpAccNctId: count.exactOptional(),
  expandedAccessTypes: z
    .strictObject({
      individual: flag.exactOptional(),
      intermediate: flag.exactOptional(),
      treatment: flag.exactOptional(),
    })
    .exactOptional(),
  patientRegistry: flag.exactOptional(),
  targetDuration: duration.exactOptional(),
  phases: z.array(oneOf('Phase')).exactOptional(),
  allocation: oneOf('DesignAllocation').exactOptional(),
  interventionModel: oneOf('InterventionalAssignment').exactOptional(),
  interventionModelDescription: markup.exactOptional(),
  primaryPurpose: oneOf('PrimaryPurpose').exactOptional(),
  observationalModel: oneOf('ObservationalModel').exactOptional(),
  timePerspective: oneOf('DesignTimePerspective').exactOptional(),
  masking: oneOf('DesignMasking').exactOptional(),
  maskingDescription: markup.exactOptional(),
  whoMasked: z.array(oneOf('WhoMasked')).exactOptional(),
  bioSpec: z
    .strictObject({ retention: oneOf('BioSpecRetention').exactOptional(), description: markup.exactOptional() })
    .exactOptional(),
  enrollment: z
    .strictObject({ count: count.exactOptional(), type: oneOf('EnrollmentType').exactOptional() })
    .exactOptional(),

  // arms, interventions, outcomes
  arms: z
    .array(
      z.strictObject({
        label: text.exactOptional(),
        type: oneOf('ArmGroupType').exactOptional(),
        description: markup.exactOptional(),
        interventionNames: z.array(text).exactOptional(),
      }),
    )
    .exactOptional(),
  interventions: z
    .array(
      z.strictObject({
        type: oneOf('InterventionType').exactOptional(),
        name: text.exactOptional(),
        description: markup.exactOptional(),
        armGroupLabels: z.array(text).exactOptional(),
        otherNames: z.array(text).exactOptional(),
      }),
    )
    .exactOptional(),
  outcomes: z
    .array(
      z.strictObject({
        type: oneOf('OutcomeType').exactOptional(),
        measure: text.exactOptional(),
        description: markup.exactOptional(),
        timeFrame: text.exactOptional(),
        /** Asked of every outcome until January 2017, dropped since. */
        safetyIssue: flag.exactOptional(),
      }),
    )
    .exactOptional(),

  // eligibility
  eligibility: z
    .strictObject({
      text: markup,
      inclusion: z.array(criterion),
      exclusion: z.array(criterion),
      other: z.array(criterion),
    })
    .exactOptional(),
  healthyVolunteers: flag.exactOptional(),
  sex: oneOf('Sex').exactOptional(),
  genderBased: flag.exactOptional(),
  genderDescription: markup.exactOptional(),
  minimumAge: duration.exactOptional(),
  maximumAge: duration.exactOptional(),
  stdAges: z.array(oneOf('StandardAge')).exactOptional(),
  studyPopulation: markup.exactOptional(),
  samplingMethod: oneOf('SamplingMethod').exactOptional(),

  // people and places
  centralContacts: z.array(contact).exactOptional(),
  overallOfficials: z
    .array(
      z.strictObject({
        name: text.exactOptional(),
        affiliation: text.exactOptional(),
        role: oneOf('OfficialRole').exactOptional(),
      }),
    )
    .exactOptional(),
  locations: z
    .array(
      z.strictObject({
        facility: text.exactOptional(),
        status: oneOf('RecruitmentStatus').exactOptional(),
        city: text.exactOptional(),
        state: text.exactOptional(),
        zip: text.exactOptional(),
        country: text.exactOptional(),
        contacts: z.array(contact).exactOptional(),
      }),
    )
    .exactOptional(),

  // references, data sharing, documents
  references: z
    .array(
      z.strictObject({
        pmid: text.exactOptional(),
        type: oneOf('ReferenceType').exactOptional(),
        citation: text.exactOptional(),
        retractions: z
          .array(z.strictObject({ pmid: text.exactOptional(), source: text.exactOptional() }))
          .exactOptional(),
      }),
    )
    .exactOptional(),
  seeAlsoLinks: z.array(z.strictObject({ label: markup.exactOptional(), url: text.exactOptional() })).exactOptional(),
  availIpds: z
    .array(
      z.strictObject({
        id: text.exactOptional(),
        type: text.exactOptional(),
        url: text.exactOptional(),
        comment: markup.exactOptional(),
      }),
    )
    .exactOptional(),
  ipdSharing: z
    .strictObject({
      ipdSharing: oneOf('IpdSharing').exactOptional(),
      description: markup.exactOptional(),
      infoTypes: z.array(oneOf('IpdSharingInfoType')).exactOptional(),
      timeFrame: markup.exactOptional(),
      accessCriteria: markup.exactOptional(),
      url: text.exactOptional(),
    })
    .exactOptional(),
  noSap: flag.exactOptional(),
  largeDocuments: z
    .array(
      z.strictObject({
        typeAbbrev: text.exactOptional(),
        hasProtocol: flag.exactOptional(),
        hasSap: flag.exactOptional(),
        hasIcf: flag.exactOptional(),
        label: text.exactOptional(),
        date: partialDate.exactOptional(),
        uploadDate: text.exactOptional(),
        filename: text.exactOptional(),
        size: count.exactOptional(),
      }),
    )
    .exactOptional(),

  retired: retired.exactOptional(),
  results: results.exactOptional(),
  annotations: annotations.exactOptional(),
  derived: derived.exactOptional(),
})

/** One trial as one document told it. Absent means: the document gives nothing (see `source.omits` for what it cannot give). */
export type Trial = z.infer<typeof trialSchema>
/** `NCT` and eight digits. */
export type NctId = NonNullable<Trial['nctId']>
/** A date of the record: `2026`, `2026-05` or `2026-05-14`, with its type where the registry gives one. */
export type Dated = z.infer<typeof dated>
/** One site. */
export type Location = NonNullable<Trial['locations']>[number]
/** One line of the eligibility criteria with the lines nested under it. */
export type Criterion = z.infer<typeof criterion>
/** The criteria: the whole text, and its items by side; `other` holds what stands outside both. */
export type Eligibility = NonNullable<Trial['eligibility']>
