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
  const start = Math.max(
    lines.findIndex(({ text }) => readHeaderLabel(wordsOf(text)) !== undefined),
    0,
  )
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
  const [only, second] = draft.collaborators ?? []
  if (only?.name !== undefined && second === undefined && found.has('collaborators')) {
    remark.issue('glued-values', 'collaborators[0].name', only.name)
  }
  return { draft, found, end }
}

function isBehind({ text, opening }: Line): boolean {
  const line = wordsOf(text)
  return endsHeader(line) || (readLabel(opening) !== undefined && readHeaderLabel(line) === undefined)
}

/** The last line before the site's notice: what stands above may be the site's own menu. */
function titleOf(lines: readonly Line[]): string | undefined {
  const notice = lines.findIndex(({ opening }) => opening.name.includes(disclaimer))
  const above = (notice < 0 ? lines : lines.slice(0, notice)).filter(
    ({ text, opening }) => wordsOf(text) !== '' && !isBoilerplate(opening),
  )
  const last = above.at(-1)
  return last && wordsOf(last.text).replace(/(?: - (?:Full Text View|Study Details))?(?: [-|] ClinicalTrials\.gov)?$/, '')
}
