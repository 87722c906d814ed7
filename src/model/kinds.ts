/** The kinds of leaf a Trial is made of, as zod schemas whose JSON Schema also tells `normalize` how to read them. */
import { z } from 'zod'
import { vocabulary, type ValueOf, type VocabularyName } from './vocabulary.js'

/** Plain text on one field: titles, names, labels. */
export const text = z.string()

/** Text that the API marks up (its metadata type `markup`); kept here without escapes, line breaks and list marks as typed. */
export const markup = z.string().meta({ format: 'markup' })

/** `2026`, `2026-05` or `2026-05-14`: the precision the registry gives, never padded. */
export const partialDate = z
  .string()
  .regex(/^\d{4}(-\d\d(-\d\d)?)?$/)
  .meta({ format: 'partial-date' })

/** `12 Years`, `6 Months`: number and unit as printed, so that 24 Months does not become 2 Years. */
export const duration = z.string().meta({ format: 'duration' })

/** One value of a closed list of the registry. */
export const oneOf = <N extends VocabularyName>(name: N) =>
  z.enum(Object.keys(vocabulary[name]) as [ValueOf<N>, ...ValueOf<N>[]]).meta({ title: name })

/** A date with the registry's word on whether it has happened; the type is absent where the record or its source gives none. */
export const dated = z.strictObject({ date: partialDate, type: oneOf('DateType').exactOptional() })

export const flag = z.boolean()
export const count = z.int()
