/** A Version: one line of a record's history as the registry lists it, without the record itself. */
import type { ValueOf } from './vocabulary.js'

export interface Version {
  /** The number by which the registry's interface knows it: 0 for the first. Its pages show one more. */
  version: number
  /** The day this version was submitted: `2018-09-27`. */
  date: string
  /** The overall status of this version, where the list tells it. */
  status?: ValueOf<'Status'>
  /** The parts of the record that changed, as the registry names them (`Study Status`, `Contacts/Locations`). */
  modules?: readonly string[]
}
