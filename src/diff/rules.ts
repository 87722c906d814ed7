/** The rules in the order in which they claim; the last one takes every operation that is left, so that nothing is lost. */
import type { Rule } from './rule.js'
import { addresses } from './rules/addresses.js'
import { anythingElse } from './rules/anything-else.js'
import { arms } from './rules/arms.js'
import { contacts } from './rules/contacts.js'
import { countries } from './rules/countries.js'
import { criteria } from './rules/criteria.js'
import { dataSharing } from './rules/data-sharing.js'
import { dates } from './rules/dates.js'
import { design } from './rules/design.js'
import { eligibility } from './rules/eligibility.js'
import { enrollment } from './rules/enrollment.js'
import { expandedAccess } from './rules/expanded-access.js'
import { identifiers } from './rules/identifiers.js'
import { investigators } from './rules/investigators.js'
import { officials } from './rules/officials.js'
import { outcomes } from './rules/outcomes.js'
import { documents } from './rules/documents.js'
import { oversight } from './rules/oversight.js'
import { record } from './rules/record.js'
import { references } from './rules/references.js'
import { registration } from './rules/registration.js'
import { resultsContent } from './rules/results-content.js'
import { resultsDelay } from './rules/results-delay.js'
import { resultsPosting } from './rules/results-posting.js'
import { resultsReview } from './rules/results-review.js'
import { sites } from './rules/sites.js'
import { sponsors } from './rules/sponsors.js'
import { status } from './rules/status.js'
import { texts } from './rules/texts.js'
import { violations } from './rules/violations.js'

export const rules: readonly Rule[] = [
  status,
  expandedAccess,
  dates,
  registration,
  enrollment,
  sites,
  countries,
  addresses,
  investigators,
  contacts,
  criteria,
  eligibility,
  arms,
  design,
  sponsors,
  officials,
  identifiers,
  texts,
  outcomes,
  oversight,
  dataSharing,
  documents,
  // Posting takes what the registry kept of the way to it, before the rules that tell of that way.
  resultsPosting,
  resultsReview,
  resultsDelay,
  violations,
  resultsContent,
  references,
  record,
  anythingElse,
]
