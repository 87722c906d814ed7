/** The contract of a sentence: from a change's facts to English, without a capital at its beginning and a full stop at its end. */
import type { Change, ChangeCode } from '../../model/change.js'

export type Tell = (change: Change) => string
/** The sentences of one area: one for each of its codes. */
export type Sentences<Code extends ChangeCode> = Readonly<Record<Code, Tell>>
