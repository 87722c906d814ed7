/** The rules in the order in which they claim; the last one takes every operation that is left, so that nothing is lost. */
import type { Rule } from './rule.js'
import { addresses } from './rules/addresses.js'
import { anythingElse } from './rules/anything-else.js'
import { arms } from './rules/arms.js'
import { contacts } from './rules/contacts.js'
import { countries } from './rules/countries.js'
import { criteria } from './rules/criteria.js'
import { dates } from './rules/dates.js'
import { design } from './rules/design.js'
import { eligibility } from './rules/eligibility.js'
import { enrollment } from './rules/enrollment.js'
import { expandedAccess } from './rules/expanded-access.js'
import { identifiers } from './rules/identifiers.js'
import { investigators } from './rules/investigators.js'
import { officials } from './rules/officials.js'
import { outcomes } from './rules/outcomes.js'
import { record } from './rules/record.js'
import { registration } from './rules/registration.js'
import { sites } from './rules/sites.js'
import { sponsors } from './rules/sponsors.js'
import { status } from './rules/status.js'
import { texts } from './rules/texts.js'

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
  record,
  anythingElse,
]
