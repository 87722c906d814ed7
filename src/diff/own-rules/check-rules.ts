/** Checking a severity table of the reader's own: every fault with its place, or rows that can be relied on. */
import { isAlias, isMap, isNode, isSeq, LineCounter, parseDocument, type Document, type ErrorCode } from 'yaml'
import { ConfigError } from '../../model/errors.js'
import type { SeverityRule } from '../../model/severity-rule.js'
import { quote, type Blame } from './blame.js'
import { checkRow } from './check-row.js'
import { covers } from './covers.js'
import { entriesOf, type Entry } from './entries.js'
import { refuseFaults, type Fault } from './refuse-faults.js'
import { depthFaultIn } from './too-deep.js'

/** The rows of a list that stands in another file, as `rules:` of a watch: `list` is its entry there. */
export function rowsUnder(list: Entry, blame: Blame, lineOf: (node: unknown) => number): SeverityRule[] {
  if (!isSeq(list.value) || list.value.items.length === 0) {
    blame(isAlias(list.value) ? list.value : list.key, `what stands here has to be a list of rows; ${rowShape}`)
    return []
  }
  return rowsOf(list.value.items, list.key, blame, lineOf)
}

const most = 1000

/** @throws ConfigError */
export function checkRules(text: string, name: string): SeverityRule[] {
  const lines = new LineCounter()
  const deep = depthFaultIn(text)
  if (deep !== undefined) {
    const line = text.slice(0, deep).split('\n').length
    throw new ConfigError('malformed-yaml', `${name}, line ${line}: ${tooDeep}.`)
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  refuseFaults('malformed-yaml', name, grammarFaults(document), lines)
  const faults: Fault[] = []
  const rows = rowsIn(document, (node, what) => faults.push({ at: startOf(node), what }), lines)
  refuseFaults('bad-rules', name, faults, lines)
  return rows
}

function rowsIn(document: Document, blame: Blame, lines: LineCounter): SeverityRule[] {
  const top = document.contents
  const entries = entriesOf(top, ['severities'], blame)
  if (entries === undefined)
    blame(top, top === null ? `nothing stands in it; ${shape}` : `this is no severity table; ${shape}`)
  const list = entries?.get('severities')
  if (isMap(top) && top.items.length === 0) blame(top, `no rows stand in it; ${shape}`)
  if (list === undefined) return []
  if (!isSeq(list.value) || list.value.items.length === 0) {
    blame(isAlias(list.value) ? list.value : list.key, `severities has to be a list of rows; ${shape}`)
    return []
  }
  return rowsOf(list.value.items, list.key, blame, (node) => lines.linePos(startOf(node)).line)
}

function rowsOf(
  nodes: readonly unknown[],
  at: unknown,
  blame: Blame,
  lineOf: (node: unknown) => number,
): SeverityRule[] {
  if (nodes.length > most) {
    blame(at, `a severity table has 1,000 rows at most, this one has ${nodes.length}; use * for many`)
    return []
  }
  const rows: { rule: SeverityRule; node: unknown }[] = []
  for (const node of nodes) {
    const rule = checkRow(node, blame)
    if (rule === undefined) continue
    const earlier = rows.find((each) => covers(each.rule, rule))
    if (earlier) {
      const line = lineOf(earlier.node)
      blame(node, `this row can never decide, since the row on line ${line} fits whatever it fits; move it above that`)
    } else rows.push({ rule, node })
  }
  return rows.map(({ rule }) => rule)
}

const rowShape = 'write one below the other, each with a code and a severity'

const shape = 'it begins with severities: and below that a list of rows, each with a code and a severity'

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0
}

/** What is no YAML, or more of YAML than a table needs: the first alone, since one brings others about. */
function grammarFaults({ errors, warnings }: Document): Fault[] {
  return [...errors, ...warnings]
    .map(({ code, message, pos }) => ({ at: pos[0], what: grammar[code] ?? `${lowered(message)}; mend this line` }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, 1)
}

const tooDeep = 'this is nested too deep; a severity table needs four levels'

const grammar: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: '* has to stand in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a second colon stands on this line; put the value in quotes, or give it a line of its own',
  DUPLICATE_KEY: 'this key stands twice in one place; keep one of them',
  MULTIPLE_DOCS: 'a second document begins here; keep one',
  NON_STRING_KEY: 'a key has to be one word; write a name and a colon',
  RESOURCE_EXHAUSTION: tooDeep,
  TAB_AS_INDENT: 'a tab stands where YAML wants spaces; indent with spaces',
  TAG_RESOLVE_FAILED: 'words with ! before them mean nothing here; take them away, or put them in quotes',
}

function lowered(message: string): string {
  const line = quote(message).slice(1, -1)
  return `this is no YAML (${line.charAt(0).toLowerCase()}${line.slice(1)})`
}
