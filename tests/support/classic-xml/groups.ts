/** The groups of a table of results, and the ids by which its cells name them. */
import { pickObjects, pickText, type Raw } from '../pick.js'
import { plain } from './parts.js'
import { group, leaf, marked, type Part } from './print.js'

/** `FG000` → `P1`, `OG001` → `O2`: the ids of one table, with the letter of its kind. */
export function groupId(id: string | undefined): string | undefined {
  const [, kind, number] = /^([FBOE])G(\d{3})$/.exec(id ?? '') ?? []
  return kind === undefined ? id : `${kind === 'F' ? 'P' : kind}${Number(number) + 1}`
}

export function groupsOf(source: Raw, list = 'groups'): Part {
  const groups = pickObjects(source, list).map((each) =>
    marked(
      'group',
      { group_id: groupId(pickText(each, 'id')) },
      [leaf('title', pickText(each, 'title')), plain('description', each, 'description')].filter(
        (part) => part !== undefined,
      ),
    ),
  )
  return group('group_list', groups)
}
