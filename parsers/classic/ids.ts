/** The printed study ids: the sponsor's own first, then the secondary ones with their type in parentheses. */
import type { Draft } from '../../src/model/draft.js'
import { vocabulary } from '../../src/model/vocabulary.js'

export interface PrintedId {
  text: string
  link?: string | undefined
}

/** Writes `IRB00036520`, `P30CA012197 ( U.S. NIH Grant/Contract )` and the like, in the order of the page. */
export function placeIds(draft: Draft, printed: readonly PrintedId[]): void {
  const [first, ...others] = printed.map(readId)
  if (!first) return
  const { domain: _none, ...orgStudyId } = first
  draft.orgStudyId ??= orgStudyId
  if (others.length > 0) draft.secondaryIds ??= others
}

interface Id {
  id: string
  type?: string
  domain?: string
  link?: string
}

/** Parentheses that do not open with a type of the registry belong to the id. */
function readId({ text, link }: PrintedId): Id {
  const line = text.replace(/\s+/g, ' ').trim()
  const linked = link === undefined ? {} : { link }
  for (let open = line.indexOf('('); open >= 0; open = line.indexOf('(', open + 1)) {
    const inner = line
      .slice(open + 1)
      .replace(/\)\s*$/, '')
      .trim()
    const type = types.find((each) => inner.startsWith(each))
    if (!type) continue
    const domain = inner
      .slice(type.length)
      .replace(/^\s*:\s*/, '')
      .trim()
    return { id: line.slice(0, open).trim(), type, ...(domain === '' ? {} : { domain }), ...linked }
  }
  return { id: line, ...linked }
}

const types: readonly string[] = Object.values<string>(vocabulary.SecondaryIdType).toSorted(
  (a, b) => b.length - a.length,
)
