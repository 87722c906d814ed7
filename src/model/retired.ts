/** What the registry asked for until January 2017 or before and dropped since; old records and pages tell it still. */
import { z } from 'zod'
import { dated, flag, text } from './kinds.js'

export const retired = z.strictObject({
  healthAuthorities: z.array(text).exactOptional(),
  isFdaRegulated: flag.exactOptional(),
  isSection801: flag.exactOptional(),
  endpointClassification: text.exactOptional(),
  /** Words of an old study design that no field of today holds: `Placebo Control`, `Longitudinal`. */
  designTerms: z.array(text).exactOptional(),
  /** The end of the study and of its data entry, asked until 2008 beside the last follow-up, the completion of today. */
  endDate: dated.exactOptional(),
  lastDataEntryDate: dated.exactOptional(),
})
