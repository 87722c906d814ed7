/** parse: from a document in any published format to its trials. */
import { hash } from 'node:crypto'
import { decode, decodeDocument, fitsIntoText, mendedIn, type Decoded } from '../src/containers/decode.js'
import { FormatError, RecordError, UsageError } from '../src/model/errors.js'
import type { FormatName, ParsedTrial } from '../src/model/parsed-trial.js'
import type { TrialPath } from '../src/model/trial-path.js'
import type { Version } from '../src/model/version.js'
import { readNctId } from '../src/normalize/nct-id.js'
import { normalize } from '../src/normalize/normalize.js'
import { collectRemarks, type Remarks } from '../src/normalize/remark.js'
import type { Format } from './format.js'
import { formats } from './formats.js'
import { collectStrays } from './strays.js'

export interface ParseOptions {
  /** Reads only this trial, where several stand in the document. */
  trial?: string
  /** Reads the document as this format instead of telling it from its content. */
  format?: FormatName
  /** The document's name, kept in each trial's source. */
  document?: string
}

/**
 * Reads the one trial of a document.
 * @param input the document itself: its text, or its bytes in UTF-8, UTF-16 or the encoding it names
 * @throws FormatError where no format knows the document or it is broken
 * @throws RecordError where no trial stands in it, several do (`nctIds` names them), or not the one asked for
 */
export async function parse(input: string | Uint8Array, options: ParseOptions = {}): Promise<ParsedTrial> {
  const found: ParsedTrial[] = []
  for await (const parsed of parseAll(input, options)) found.push(parsed)
  const [first] = found
  if (first && found.length === 1) return first
  throw severalTrials(
    found.flatMap(({ trial }) => trial.nctId ?? []),
    found.length,
  )
}

/**
 * Reads all trials of a document, lazily and in its order.
 * @throws FormatError, RecordError as `parse` does; trials yielded before remain good
 */
export async function* parseAll(
  input: string | Uint8Array,
  options: { trial?: string | undefined; format?: FormatName; document?: string } = {},
): AsyncGenerator<ParsedTrial> {
  const { text: document, mended } = decodeWhatFits(input)
  const format = options.format ? formatNamed(options.format) : detectFormat(document)
  const reader = await format.load()
  const digest = `sha256:${hash('sha256', input)}`
  const named = options.document === undefined ? {} : { document: options.document }
  const wanted = options.trial === undefined ? undefined : wantedId(options.trial)
  let remarks = collectRemarks()
  // A trial is held back until the next one is read: what stands between the two is told with it.
  let held: { parsed: ParsedTrial; remarks: Remarks } | undefined
  const strays = collectStrays()
  const refused: string[] = []
  let count = 0
  let omits: Omissions | undefined
  const remark = {
    issue: (...args: Parameters<typeof remarks.issue>) => remarks.issue(...args),
    omits: (...args: Parameters<typeof remarks.omits>) => remarks.omits(...args),
    version: (number: number) => remarks.version(number),
  }
  try {
    for (const draft of reader.read(document, remark)) {
      const trial = normalize(draft, remark, { markdown: format.markdown })
      strays.count(trial)
      if (trial && (wanted === undefined || wanted === trial.nctId)) {
        count++
        if (wanted === undefined) strays.tell(held?.remarks ?? remarks)
        if (mended && count === 1) remark.issue('mended-encoding', linesOf(mended), mended.found)
        if (held) yield held.parsed
        if (!omits || !sameMembers(omits.of, remarks.omitted)) omits = omissionsOf(format, remarks.omitted)
        const version = remarks.numbered === undefined ? {} : { version: remarks.numbered }
        const source = { format: format.name, omits: omits.all, digest, ...named, ...version }
        held = { parsed: { trial, source, issues: remarks.issues }, remarks }
      } else if (trial?.nctId) refused.push(trial.nctId)
      remarks = collectRemarks()
    }
  } catch (error) {
    if (held) yield held.parsed
    throw error
  }
  if (held) {
    if (wanted === undefined) strays.tell(held.remarks)
    yield held.parsed
  }
  if (count > 0) return
  if (refused.length > 0) {
    const message = `${options.trial} does not stand in the document; it holds ${listOf(refused)}.`
    throw new RecordError('trial-not-found', message, refused)
  }
  const versions = reader.readVersions?.(document) ?? []
  if (versions.length > 0) throw versionList(versions)
  throw new RecordError('no-trial', `The document is ${kindOf(format)}, but no record with an NCT number stands in it.`)
}

/**
 * Reads a list of versions: a history index of the registry's site, or its internal JSON with or without the study.
 * @returns the versions, oldest first
 * @throws FormatError as `parse` does; RecordError `no-versions` where the document lists none
 */
export async function parseVersions(
  input: string | Uint8Array,
  options: { format?: FormatName } = {},
): Promise<readonly Version[]> {
  const document = decode(input)
  const format = options.format ? formatNamed(options.format) : detectFormat(document)
  const reader = await format.load()
  const versions = reader.readVersions?.(document) ?? []
  if (versions.length > 0) return versions.toSorted((a, b) => a.version - b.version)
  throw new RecordError('no-versions', `The document is ${kindOf(format)}, and lists no versions of a record.`)
}

/** What a format is, without the list of its shapes: `classic XML (clinical_study)`. */
function kindOf({ title }: Format): string {
  return title.split(':', 1)[0] ?? title
}

interface Omissions {
  /** What the document itself leaves out. */
  of: ReadonlySet<TrialPath>
  /** That and what its format never tells, sorted. */
  all: readonly TrialPath[]
}

/** Made anew only where a trial leaves out something else than the one before: a list has thousands of the same kind. */
function omissionsOf(format: Format, omitted: ReadonlySet<TrialPath>): Omissions {
  return { of: new Set(omitted), all: [...new Set([...format.omits, ...omitted])].toSorted() }
}

function sameMembers(one: ReadonlySet<TrialPath>, other: ReadonlySet<TrialPath>): boolean {
  return one.size === other.size && [...one].every((path) => other.has(path))
}

/** One text for all that follow; what is too large for one is handed on as it is, to be read piece by piece. */
function decodeWhatFits(input: string | Uint8Array): Omit<Decoded, 'text'> & { text: string | Uint8Array } {
  if (fitsIntoText(input)) return decodeDocument(input)
  return { text: input, mended: typeof input === 'string' ? undefined : mendedIn(input) }
}

function linesOf({ line, lines }: NonNullable<Decoded['mended']>): string {
  if (lines === 1) return `line ${line}`
  return `line ${line} and ${lines === 2 ? 'one other line' : `${lines - 1} other lines`}`
}

function versionList(versions: readonly Version[]): RecordError {
  const days = versions.map(({ date }) => date).toSorted()
  const [span, what] =
    days.length > 1
      ? [`${days.length} versions, ${days[0]} to ${days.at(-1)}`, 'one of these versions']
      : [`one version, ${days[0]}`, 'this version']
  return new RecordError(
    'version-list',
    `The document lists ${span}, but holds no record; save ${what} and read that.`,
    [],
    {
      versions,
    },
  )
}

/** How much of a document is looked at to tell its format, in characters. */
const headLength = 65_536

/** Tells the format of a document from its first characters. */
function detectFormat(document: string | Uint8Array): Format {
  const start =
    typeof document === 'string' ? document.trimStart().slice(0, headLength) : decode(document.subarray(0, headLength))
  if (start === '') throw new FormatError('empty-document', 'The document is empty; fetch or save the record again.')
  const format = formats.find((each) => each.detects(start))
  if (format) return format
  throw new FormatError(
    'unknown-format',
    'The document is no ClinicalTrials.gov record in any format trialdiff reads (see trialdiff formats).',
  )
}

function wantedId(text: string): string {
  const nctId = readNctId(text)
  if (nctId !== undefined) return nctId
  // It is written as a number is, though the registry gave it to no trial: it is looked for, and not found.
  if (/^\s*NCT0{8}\s*$/i.test(text)) return 'NCT00000000'
  throw new UsageError('bad-usage', `${text} is no NCT number; write NCT and eight digits.`)
}

function formatNamed(name: string): Format {
  const format = formats.find((each) => each.name === name)
  if (format) return format
  throw new UsageError(
    'unknown-name',
    `There is no format ${name}; choose one of ${listOf(formats.map((each) => each.name))}.`,
  )
}

function severalTrials(ids: readonly string[], count: number): RecordError {
  const unique = [...new Set(ids)]
  const message =
    unique.length === 1
      ? `The document holds ${count} versions of ${unique[0]}; save the one you mean by itself, or read them all with parseAll.`
      : `The document holds ${ids.length} trials (${listOf(unique)}); choose one with --trial.`
  return new RecordError('several-trials', message, unique)
}

function listOf(names: readonly string[]): string {
  return names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ')
}
