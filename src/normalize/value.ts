/** Reading a word of one of the registry's closed lists: its value, its label of any era, or the words of an old page. */
import { vocabulary, type VocabularyName } from '../model/vocabulary.js'
import { statusSentences } from './status-sentences.js'

/** Words that were once printed for a value, or that one format alone prints, folded as `plain` does. */
const synonyms: { [Name in VocabularyName]?: Record<string, string> } = {
  Status: {
    ...statusSentences,
    unknown: 'UNKNOWN',
    'active not recruiting': 'ACTIVE_NOT_RECRUITING',
    'no longer recruiting': 'ACTIVE_NOT_RECRUITING',
    'available for expanded access': 'AVAILABLE',
    'no longer available for expanded access': 'NO_LONGER_AVAILABLE',
    'temporarily not available for expanded access': 'TEMPORARILY_NOT_AVAILABLE',
  },
  RecruitmentStatus: { 'no longer recruiting': 'ACTIVE_NOT_RECRUITING' },
  DateType: { anticipated: 'ESTIMATED', estimate: 'ESTIMATED' },
  EnrollmentType: { anticipated: 'ESTIMATED', estimate: 'ESTIMATED' },
  AgencyClass: { 'u s fed': 'FED' },
  StudyType: { 'interventional clinical trial': 'INTERVENTIONAL', 'observational patient registry': 'OBSERVATIONAL' },
  Phase: {
    'n a': 'NA',
    'phase 0': 'EARLY_PHASE1',
    'phase i': 'PHASE1',
    'phase ii': 'PHASE2',
    'phase iii': 'PHASE3',
    'phase iv': 'PHASE4',
  },
  DesignAllocation: { 'not applicable': 'NA' },
  DesignMasking: {
    'open label': 'NONE',
    'no masking': 'NONE',
    none: 'NONE',
    'single blind': 'SINGLE',
    'double blind': 'DOUBLE',
  },
  WhoMasked: { subject: 'PARTICIPANT', caregiver: 'CARE_PROVIDER' },
  InterventionType: {
    'procedure surgery': 'PROCEDURE',
    'biological vaccine': 'BIOLOGICAL',
    'gene transfer': 'GENETIC',
  },
  Sex: { both: 'ALL' },
  StandardAge: { senior: 'OLDER_ADULT' },
  SecondaryIdType: { other: 'OTHER', 'us nih grant number': 'NIH' },
}

const readers = new Map<VocabularyName, Map<string, string>>()

/** The API v2 value that a printed word means (`Active, not recruiting` → `ACTIVE_NOT_RECRUITING`), or undefined. */
export function readValue(list: VocabularyName, printed: string): string | undefined {
  if (Object.hasOwn(vocabulary[list], printed)) return printed
  return readerOf(list).get(plain(printed))
}

function readerOf(list: VocabularyName): Map<string, string> {
  const known = readers.get(list)
  if (known) return known
  const reader = new Map(Object.entries(synonyms[list] ?? {}))
  for (const [value, label] of Object.entries(vocabulary[list])) {
    reader.set(plain(label), value)
    reader.set(plain(value), value)
  }
  readers.set(list, reader)
  return reader
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
