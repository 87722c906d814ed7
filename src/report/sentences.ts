/** Sentences: what each change and each issue is called in English, one file an area under `sentences/`. */
import type { Change, ChangeCode } from '../model/change.js'
import type { Issue } from '../model/issue.js'
import { opening } from './excerpt.js'
import { armSentences } from './sentences/arms.js'
import { criteriaSentences } from './sentences/criteria.js'
import { dateSentences } from './sentences/dates.js'
import { designSentences } from './sentences/design.js'
import { documentSentences } from './sentences/documents.js'
import { eligibilitySentences } from './sentences/eligibility.js'
import { enrollmentSentences } from './sentences/enrollment.js'
import { expandedAccessSentences } from './sentences/expanded-access.js'
import { otherSentences } from './sentences/other.js'
import { outcomeSentences } from './sentences/outcomes.js'
import { oversightSentences } from './sentences/oversight.js'
import { recordSentences } from './sentences/record.js'
import { referenceSentences } from './sentences/references.js'
import { registrationSentences } from './sentences/registration.js'
import { resultsContentSentences } from './sentences/results-content.js'
import { resultsSentences } from './sentences/results.js'
import { siteSentences } from './sentences/sites.js'
import { sponsorSentences } from './sentences/sponsors.js'
import { statusSentences } from './sentences/status.js'
import type { Sentences } from './sentences/tell.js'
import { textSentences } from './sentences/texts.js'

const sentences: Sentences<ChangeCode> = {
  ...recordSentences,
  ...statusSentences,
  ...expandedAccessSentences,
  ...enrollmentSentences,
  ...dateSentences,
  ...registrationSentences,
  ...siteSentences,
  ...criteriaSentences,
  ...eligibilitySentences,
  ...armSentences,
  ...designSentences,
  ...sponsorSentences,
  ...textSentences,
  ...outcomeSentences,
  ...oversightSentences,
  ...documentSentences,
  ...resultsSentences,
  ...resultsContentSentences,
  ...referenceSentences,
  ...otherSentences,
}

/** One sentence for a change: true by itself, without a path, a code or a full stop. */
export function sentenceOf(change: Change): string {
  const { code, facts } = change
  if (facts.noise !== 'withheld' || code === 'other/changed') return capitalize(sentences[code](change))
  const { noise: _, ...rest } = facts
  return `${capitalize(sentences[code]({ ...change, facts: rest }))}; it goes with the withheld record`
}

/** One sentence for an issue of a document. */
export function issueSentenceOf({ code, place, found }: Issue): string {
  return `${place}: ${issueSentences[code]}: “${opening(found, 120)}”`
}

const issueSentences: Record<Issue['code'], string> = {
  'unknown-value': 'not a value of the registry’s list, left out and not compared',
  'impossible-date': 'no such date, left out and not compared',
  'wrong-type': 'not the kind of value that belongs here, left out and not compared',
  'glued-values': 'several values may have run together, kept as one',
  'unlabelled-values': 'its label is missing, placed by its position',
  'unreadable-line': 'this line fits nowhere, left out',
  'mended-encoding': 'bytes that are no UTF-8, read as Windows-1252',
  'no-record': 'no record, left out',
}

function capitalize(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
