/** The Draft: a Trial as a document prints it, before anyone has decided what the words mean. */
import type { Trial } from './trial.js'

/** Every leaf may still be the printed word: `January 14, 2022`, `Recruiting`, `Yes`, `44 participants`. */
export type Printed<T> = T extends readonly (infer Item)[]
  ? readonly Printed<Item>[]
  : T extends object
    ? { [Key in keyof T]?: Printed<NonNullable<T[Key]>> | undefined }
    : T extends string
      ? string
      : T | string

/** What a reader hands to `normalize`. Eligibility is its text alone: items are read from it, for all formats in one place. */
export type Draft = {
  -readonly [Key in keyof Omit<Trial, 'eligibility'>]?: Printed<NonNullable<Trial[Key]>> | undefined
} & {
  eligibility?: { text: string } | undefined
}
