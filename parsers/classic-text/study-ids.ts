/** Reads the study ids: one a line, or until mid-2017 all of them on one. */
import { placeIds } from '../classic/ids.js'
import { viewOf } from '../classic/told.js'
import { suspectGlue } from './glue.js'
import type { Sheet } from './sheet.js'

/** An id and its type are no longer. */
const longest = 300

export function readIds({ draft, glue, found }: Sheet, lines: readonly string[]): void {
  const isOneLine = viewOf(found) === 'until-2017'
  const ids = joinOpen(lines).flatMap((text) => (isOneLine ? text.split(', ') : [text]))
  placeIds(
    draft,
    ids.map((text) => ({ text })),
  )
  if (!isOneLine) suspectGlue(glue, 'orgStudyId.id', lines, (id) => /\s/.test(id))
}

/** A line with an open parenthesis goes on: a narrow column wraps the type of an id. */
function joinOpen(lines: readonly string[]): string[] {
  const out: string[] = []
  for (const line of lines) {
    const last = out.at(-1) ?? ''
    const isOpen = last.length < longest && last.split('(').length > last.split(')').length
    if (isOpen) out[out.length - 1] = `${last} ${line}`
    else out.push(line)
  }
  return out
}

/** Ids run together are one text: which belongs to whom cannot be told. */
export function remarkGluedIds({ draft, glue, remark }: Sheet): void {
  const found = glue.suspects.find(({ place }) => place === 'orgStudyId.id')?.found
  if (found !== undefined) draft.orgStudyId = { id: found }
  remark.omits('secondaryIds')
}
