/** STUB */
import type { ParsedTrial } from '../src/model/parsed-trial.js'
export function withoutContacts(parsed: ParsedTrial): ParsedTrial { return parsed }
