/** Where each piece of an API v1 study stands in a Draft: the one table of this format. */
import type { TrialPath } from '../../src/model/trial-path.js'
import type { Pieces } from './pour.js'
import { results } from './result-pieces.js'

export const study: Pieces<TrialPath> = {
  // identification
  NCTId: 'nctId',
  NCTIdAlias: 'nctIdAliases',
  OrgStudyId: 'orgStudyId.id',
  OrgStudyIdType: 'orgStudyId.type',
  OrgStudyIdLink: 'orgStudyId.link',
  SecondaryIdInfo: {
    place: 'secondaryIds',
    pieces: { SecondaryId: 'id', SecondaryIdType: 'type', SecondaryIdDomain: 'domain', SecondaryIdLink: 'link' },
  },
  OrgFullName: 'organization.fullName',
  OrgClass: 'organization.class',
  BriefTitle: 'briefTitle',
  OfficialTitle: 'officialTitle',
  Acronym: 'acronym',

  // status
  StatusVerifiedDate: 'lastVerified.date',
  OverallStatus: 'overallStatus',
  LastKnownStatus: 'lastKnownStatus',
  DelayedPosting: 'delayedPosting',
  WhyStopped: 'whyStopped',
  HasExpandedAccess: 'expandedAccess.hasExpandedAccess',
  ExpandedAccessNCTId: 'expandedAccess.nctId',
  ExpandedAccessStatusForNCTId: 'expandedAccess.statusForNctId',
  StartDate: 'startDate.date',
  StartDateType: 'startDate.type',
  PrimaryCompletionDate: 'primaryCompletionDate.date',
  PrimaryCompletionDateType: 'primaryCompletionDate.type',
  CompletionDate: 'completionDate.date',
  CompletionDateType: 'completionDate.type',
  StudyFirstSubmitDate: 'firstSubmitted.date',
  StudyFirstSubmitQCDate: 'firstSubmittedQc.date',
  StudyFirstPostDate: 'firstPosted.date',
  StudyFirstPostDateType: 'firstPosted.type',
  ResultsFirstSubmitDate: 'resultsFirstSubmitted.date',
  ResultsFirstSubmitQCDate: 'resultsFirstSubmittedQc.date',
  ResultsFirstPostDate: 'resultsFirstPosted.date',
  ResultsFirstPostDateType: 'resultsFirstPosted.type',
  DispFirstSubmitDate: 'dispositionFirstSubmitted.date',
  DispFirstSubmitQCDate: 'dispositionFirstSubmittedQc.date',
  DispFirstPostDate: 'dispositionFirstPosted.date',
  DispFirstPostDateType: 'dispositionFirstPosted.type',
  LastUpdateSubmitDate: 'lastUpdateSubmitted.date',
  LastUpdatePostDate: 'lastUpdatePosted.date',
  LastUpdatePostDateType: 'lastUpdatePosted.type',

  // sponsors, oversight
  ResponsiblePartyType: 'responsibleParty.type',
  ResponsiblePartyInvestigatorFullName: 'responsibleParty.investigatorFullName',
  ResponsiblePartyInvestigatorTitle: 'responsibleParty.investigatorTitle',
  ResponsiblePartyInvestigatorAffiliation: 'responsibleParty.investigatorAffiliation',
  ResponsiblePartyOldNameTitle: 'responsibleParty.oldNameTitle',
  ResponsiblePartyOldOrganization: 'responsibleParty.oldOrganization',
  LeadSponsorName: 'leadSponsor.name',
  LeadSponsorClass: 'leadSponsor.class',
  Collaborator: { place: 'collaborators', pieces: { CollaboratorName: 'name', CollaboratorClass: 'class' } },
  OversightHasDMC: 'oversightHasDmc',
  IsFDARegulatedDrug: 'isFdaRegulatedDrug',
  IsFDARegulatedDevice: 'isFdaRegulatedDevice',
  IsUnapprovedDevice: 'isUnapprovedDevice',
  IsPPSD: 'isPpsd',
  IsUSExport: 'isUsExport',
  FDAAA801Violation: 'fdaaa801Violation',

  // description, conditions
  BriefSummary: 'briefSummary',
  DetailedDescription: 'detailedDescription',
  Condition: 'conditions',
  Keyword: 'keywords',

  // design
  StudyType: 'studyType',
  NPtrsToThisExpAccNCTId: 'nPtrsToThisExpAccNctId',
  ExpAccTypeIndividual: 'expandedAccessTypes.individual',
  ExpAccTypeIntermediate: 'expandedAccessTypes.intermediate',
  ExpAccTypeTreatment: 'expandedAccessTypes.treatment',
  PatientRegistry: 'patientRegistry',
  TargetDuration: 'targetDuration',
  Phase: 'phases',
  DesignAllocation: 'allocation',
  DesignInterventionModel: 'interventionModel',
  DesignInterventionModelDescription: 'interventionModelDescription',
  DesignPrimaryPurpose: 'primaryPurpose',
  DesignObservationalModel: 'observationalModel',
  DesignTimePerspective: 'timePerspective',
  DesignMasking: 'masking',
  DesignMaskingDescription: 'maskingDescription',
  DesignWhoMasked: 'whoMasked',
  BioSpecRetention: 'bioSpec.retention',
  BioSpecDescription: 'bioSpec.description',
  EnrollmentCount: 'enrollment.count',
  EnrollmentType: 'enrollment.type',

  // arms, interventions, outcomes
  ArmGroup: {
    place: 'arms',
    pieces: {
      ArmGroupLabel: 'label',
      ArmGroupType: 'type',
      ArmGroupDescription: 'description',
      ArmGroupInterventionName: 'interventionNames',
    },
  },
  Intervention: {
    place: 'interventions',
    pieces: {
      InterventionType: 'type',
      InterventionName: 'name',
      InterventionDescription: 'description',
      InterventionArmGroupLabel: 'armGroupLabels',
      InterventionOtherName: 'otherNames',
    },
  },
  PrimaryOutcome: { place: 'outcomes', also: { type: 'PRIMARY' }, pieces: outcome('PrimaryOutcome') },
  SecondaryOutcome: { place: 'outcomes', also: { type: 'SECONDARY' }, pieces: outcome('SecondaryOutcome') },
  OtherOutcome: { place: 'outcomes', also: { type: 'OTHER' }, pieces: outcome('OtherOutcome') },

  // eligibility
  EligibilityCriteria: 'eligibility.text',
  HealthyVolunteers: 'healthyVolunteers',
  Gender: 'sex',
  GenderBased: 'genderBased',
  GenderDescription: 'genderDescription',
  MinimumAge: 'minimumAge',
  MaximumAge: 'maximumAge',
  StdAge: 'stdAges',
  StudyPopulation: 'studyPopulation',
  SamplingMethod: 'samplingMethod',

  // people and places
  CentralContact: { place: 'centralContacts', pieces: contact('CentralContact') },
  OverallOfficial: {
    place: 'overallOfficials',
    pieces: { OverallOfficialName: 'name', OverallOfficialAffiliation: 'affiliation', OverallOfficialRole: 'role' },
  },
  Location: {
    place: 'locations',
    pieces: {
      LocationFacility: 'facility',
      LocationStatus: 'status',
      LocationCity: 'city',
      LocationState: 'state',
      LocationZip: 'zip',
      LocationCountry: 'country',
      LocationContact: { place: 'contacts', pieces: contact('LocationContact') },
    },
  },

  // references, data sharing, documents
  Reference: {
    place: 'references',
    pieces: {
      ReferencePMID: 'pmid',
      ReferenceType: 'type',
      ReferenceCitation: 'citation',
      Retraction: { place: 'retractions', pieces: { RetractionPMID: 'pmid', RetractionSource: 'source' } },
    },
  },
  SeeAlsoLink: { place: 'seeAlsoLinks', pieces: { SeeAlsoLinkLabel: 'label', SeeAlsoLinkURL: 'url' } },
  AvailIPD: {
    place: 'availIpds',
    pieces: { AvailIPDId: 'id', AvailIPDType: 'type', AvailIPDURL: 'url', AvailIPDComment: 'comment' },
  },
  IPDSharing: 'ipdSharing.ipdSharing',
  IPDSharingDescription: 'ipdSharing.description',
  IPDSharingInfoType: 'ipdSharing.infoTypes',
  IPDSharingTimeFrame: 'ipdSharing.timeFrame',
  IPDSharingAccessCriteria: 'ipdSharing.accessCriteria',
  IPDSharingURL: 'ipdSharing.url',
  LargeDocNoSAP: 'noSap',
  LargeDoc: {
    place: 'largeDocuments',
    pieces: {
      LargeDocTypeAbbrev: 'typeAbbrev',
      LargeDocHasProtocol: 'hasProtocol',
      LargeDocHasSAP: 'hasSap',
      LargeDocHasICF: 'hasIcf',
      LargeDocLabel: 'label',
      LargeDocDate: 'date',
      LargeDocUploadDate: 'uploadDate',
      LargeDocFilename: 'filename',
      LargeDocSize: 'size',
    },
  },

  ...results,

  // annotations
  UnpostedResponsibleParty: 'annotations.unpostedAnnotation.unpostedResponsibleParty',
  UnpostedEvent: {
    place: 'annotations.unpostedAnnotation.unpostedEvents',
    pieces: { UnpostedEventType: 'type', UnpostedEventDate: 'date' },
  },
  ViolationEvent: {
    place: 'annotations.violationAnnotation.violationEvents',
    pieces: {
      ViolationEventType: 'type',
      ViolationEventDescription: 'description',
      ViolationEventCreationDate: 'creationDate',
      ViolationEventIssuedDate: 'issuedDate',
      ViolationEventReleaseDate: 'releaseDate',
      ViolationEventPostedDate: 'postedDate',
    },
  },

  // what the registry derives
  VersionHolder: 'derived.versionHolder',
  RemovedCountry: 'derived.removedCountries',
  EstimatedResultsFirstSubmitDate: 'derived.submissionTracking.estimatedResultsFirstSubmitDate',
  // Once the name of a date of the status module; API v2 calls it `firstMcpInfo`.
  ResultsFirstPostedQCCommentsDate: 'derived.submissionTracking.firstMcpInfo.postDateStruct.date',
  ResultsFirstPostedQCCommentsDateType: 'derived.submissionTracking.firstMcpInfo.postDateStruct.type',
  FirstMCPPostDate: 'derived.submissionTracking.firstMcpInfo.postDateStruct.date',
  FirstMCPPostDateType: 'derived.submissionTracking.firstMcpInfo.postDateStruct.type',
  SubmissionInfo: {
    place: 'derived.submissionTracking.submissionInfos',
    pieces: {
      SubmissionReleaseDate: 'releaseDate',
      SubmissionUnreleaseDate: 'unreleaseDate',
      SubmissionResetDate: 'resetDate',
      SubmissionMCPReleaseN: 'mcpReleaseN',
    },
  },
  ...browse('Condition', 'derived.conditionBrowse'),
  ...browse('Intervention', 'derived.interventionBrowse'),
}

function outcome(name: string): Pieces {
  return { [`${name}Measure`]: 'measure', [`${name}Description`]: 'description', [`${name}TimeFrame`]: 'timeFrame' }
}

function contact(name: string): Pieces {
  return {
    [`${name}Name`]: 'name',
    [`${name}Role`]: 'role',
    [`${name}Phone`]: 'phone',
    [`${name}PhoneExt`]: 'phoneExt',
    [`${name}EMail`]: 'email',
  }
}

function browse(of: string, place: 'derived.conditionBrowse' | 'derived.interventionBrowse'): Pieces<TrialPath> {
  return {
    [`${of}Mesh`]: { place: `${place}.meshes`, pieces: { [`${of}MeshId`]: 'id', [`${of}MeshTerm`]: 'term' } },
    [`${of}Ancestor`]: {
      place: `${place}.ancestors`,
      pieces: { [`${of}AncestorId`]: 'id', [`${of}AncestorTerm`]: 'term' },
    },
    [`${of}BrowseLeaf`]: {
      place: `${place}.browseLeaves`,
      pieces: {
        [`${of}BrowseLeafId`]: 'id',
        [`${of}BrowseLeafName`]: 'name',
        [`${of}BrowseLeafAsFound`]: 'asFound',
        [`${of}BrowseLeafRelevance`]: 'relevance',
      },
    },
    [`${of}BrowseBranch`]: {
      place: `${place}.browseBranches`,
      pieces: { [`${of}BrowseBranchAbbrev`]: 'abbrev', [`${of}BrowseBranchName`]: 'name' },
    },
  }
}
