/** Reads the head of the text: the title, and the block of status, dates and sponsors. */
import type { Draft } from '../../src/model/draft.js'
import type { Remark } from '../../src/normalize/remark.js'
import { endsHeader, placeHeader, readHeaderLabel } from '../classic/header.js'
import { disclaimer, isBoilerplate } from './boilerplate.js'
import { wordsOf } from './cells.js'
import type { Line } from './lines.js'
import { readLabel } from './names.js'

export interface Head {
  draft: Draft
  /** Names of the labels met. */
  found: ReadonlySet<string>
  /** The first line behind the head. */
  end: number
}

export function readHead(lines: readonly Line[], remark: Remark): Head {
  const start = startOf(lines)
  const behind = lines.findIndex((line, at) => at > start && isBehind(line))
  const end = behind < 0 ? lines.length : behind
  const draft: Draft = {}
  const title = titleOf(lines.slice(0, start))
  if (title !== undefined) draft.briefTitle = title
  const block = lines.slice(start, end).filter(({ opening }) => !isBoilerplate(opening))
  const found = new Set(
    placeHeader(
      draft,
      block.map(({ text }) => wordsOf(text)),
    ),
  )
  // A name that a copy lost is not known to be none.
  if (draft.leadSponsor === undefined) found.delete('sponsor')
  const [only, second] = draft.collaborators ?? []
  if (only?.name !== undefined && second === undefined && found.has('collaborators')) {
    remark.issue('glued-values', 'collaborators[0].name', only.name)
  }
  return { draft, found, end }
}

/** The block opens with the record's number or its status; a sponsor named before is of the site's own menu. */
function startOf(lines: readonly Line[]): number {
  const opening = lines.findIndex((line) => {
    const name = headerNameOf(line)
    return name === 'clinicaltrials.gov identifier' || name?.endsWith('status')
  })
  return Math.max(opening < 0 ? lines.findIndex((line) => headerNameOf(line) !== undefined) : opening, 0)
}

/** The label of the head that a line opens with, unless it is an item of a list. */
function headerNameOf({ text, mark }: Line): string | undefined {
  return mark === '' ? readHeaderLabel(wordsOf(text))?.name : undefined
}

function isBehind({ text, opening }: Line): boolean {
  const line = wordsOf(text)
  return endsHeader(line) || (readLabel(opening) !== undefined && readHeaderLabel(line) === undefined)
}

/** The last line before the site's notice: what stands above may be the site's own menu. */
function titleOf(lines: readonly Line[]): string | undefined {
  const notice = lines.findIndex(({ text }) => wordsOf(text).toLowerCase().includes(disclaimer))
  const above = (notice < 0 ? lines : lines.slice(0, notice)).filter(
    ({ text, opening }) => wordsOf(text) !== '' && !isBoilerplate(opening),
  )
  const last = above.at(-1)
  return (
    last && wordsOf(last.text).replace(/(?: - (?:Full Text View|Study Details))?(?: [-|] ClinicalTrials\.gov)?$/, '')
  )
}
