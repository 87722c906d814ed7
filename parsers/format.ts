/** The contract of a format: how to tell a document of it, what it can never carry, and its reader. */
import type { Draft } from '../src/model/draft.js'
import type { FormatName } from '../src/model/parsed-trial.js'
import type { TrialPath } from '../src/model/trial-path.js'
import type { Version } from '../src/model/version.js'
import type { Remark } from '../src/normalize/remark.js'

export interface Format {
  name: FormatName
  /** What it is, for people: one line of `trialdiff formats`. */
  title: string
  /** Whether a document is of this format, told from its first 65,536 characters; never from a file name. */
  detects(head: string): boolean
  /** What this format can never carry. */
  omits: readonly TrialPath[]
  /** Whether its marked-up texts carry markdown escapes. */
  markdown: boolean
  /** Loads the reader; its libraries are loaded here, and only here. */
  load(): Promise<Reader>
}

export interface Reader {
  /**
   * Reads the trials of one document, lazily and in order. What `remark` hears before a draft is yielded belongs to
   * that draft. Nothing yielded means: no trial stands in it.
   * @throws FormatError where the document is broken
   */
  read(document: string | Uint8Array, remark: Remark): Iterable<Draft>
  /**
   * The versions that a document lists, oldest first, where documents of this format can list a record's history.
   * None where this one does not.
   */
  readVersions?(document: string | Uint8Array): readonly Version[]
}
