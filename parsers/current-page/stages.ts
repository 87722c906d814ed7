/** How far a page goes: what runs on to the next label is whole only where something that stands behind it was found. */
import type { TrialPath } from '../../src/model/trial-path.js'

/** What stands under the heading Design Details. */
export const designDetails: readonly TrialPath[] = [
  'allocation',
  'interventionModel',
  'interventionModelDescription',
  'primaryPurpose',
  'observationalModel',
  'timePerspective',
  'masking',
  'maskingDescription',
  'whoMasked',
]

interface Stage {
  paths: readonly TrialPath[]
  /** Labels proven by their values, headings proven by what stands below them: one of these shows that the paths were not cut. */
  ends: readonly string[]
}

/** In the order of the page, so that the end of a stage ends those before it too. */
export const stages: readonly Stage[] = [
  {
    paths: [
      'briefSummary',
      'detailedDescription',
      'officialTitle',
      'conditions',
      'interventions',
      'orgStudyId',
      'secondaryIds',
    ],
    ends: [
      'study start',
      'primary completion',
      'study completion',
      'enrollment',
      'study type',
      'expanded access status',
    ],
  },
  { paths: ['phases'], ends: ['contacts and locations'] },
  { paths: ['centralContacts', 'locations'], ends: ['participation criteria'] },
  {
    paths: ['eligibility'],
    ends: ['ages eligible for study', 'sexes eligible for study', 'accepts healthy volunteers'],
  },
  { paths: ['samplingMethod', 'studyPopulation'], ends: ['study plan'] },
  {
    paths: designDetails,
    ends: ['arms'],
  },
  {
    paths: ['arms', 'interventions[].description', 'interventions[].armGroupLabels', 'interventions[].otherNames'],
    ends: ['measures', 'primary', 'secondary', 'other'],
  },
  { paths: ['outcomes'], ends: ['collaborators and investigators'] },
  { paths: ['collaborators', 'overallOfficials'], ends: ['publications'] },
  { paths: ['references'], ends: ['study record dates', 'first submitted'] },
  {
    paths: ['resultsFirstSubmitted', 'resultsFirstSubmittedQc', 'resultsFirstPosted'],
    ends: ['last update submitted that met qc criteria', 'last update submitted', 'last verified', 'more information'],
  },
  {
    paths: ['keywords', 'derived.meshTerms'],
    ends: ['plan for individual participant data (ipd)', 'plan to share individual participant data (ipd)'],
  },
  {
    paths: ['ipdSharing'],
    ends: [
      'drug and device information, study documents, and helpful links',
      'studies a u.s. fda-regulated drug product',
      'studies a u.s. fda-regulated device product',
    ],
  },
]
