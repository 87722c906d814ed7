/** Reads the interventions that one arm receives: each its name, and the lines that tell of it. */
import type { PrintedIntervention } from '../classic/arms.js'
import { splitKind } from '../classic/kinds.js'
import { trimBars, valuesOf, writeText, type Line } from './line.js'
import type { Cell } from './tables.js'

export const otherNames = /^other names?\s*:?\s*/i

/** A name opens with its kind, and is listed in the overview where that was read; the lines below tell of it. */
export function readInterventions(cell: Cell, known: ReadonlySet<string>): PrintedIntervention[] {
  const found: { title: string; lines: Line[] }[] = []
  const [only, ...others] = cell
  const lines = only && others.length === 0 ? cutTitles(only, known) : cell
  for (const line of lines) {
    if (isIntervention(line, known) || found.length === 0) found.push({ title: trimBars(line.text), lines: [] })
    else found.at(-1)?.lines.push(line)
  }
  return found.map(({ title, lines: told }) => {
    const at = findOtherNames(told)
    const description = writeText(unlisted(at < 0 ? told : told.slice(0, at)))
    const names =
      at < 0 ? [] : valuesOf(told.slice(at)).map((name, index) => (index === 0 ? name.replace(otherNames, '') : name))
    return {
      title,
      ...(description === '' ? {} : { description }),
      ...(at < 0 ? {} : { otherNames: names.filter((name) => name !== '') }),
    }
  })
}

/** No study has as many interventions. */
const mostListed = 200

/** Some tools run the lines of a cell together: the names that the overview lists tell where each intervention begins. */
function cutTitles(line: Line, known: ReadonlySet<string>): Line[] {
  if (line.mark !== '' || known.size > mostListed || known.has(trimBars(line.text))) return [line]
  const cuts = [...known].flatMap((title) => {
    const at = line.text.startsWith(`${title} `) ? 0 : line.text.indexOf(` ${title} `) + 1
    return at > 0 || line.text.startsWith(`${title} `) ? [{ title, at }] : []
  })
  const sorted = cuts.toSorted((a, b) => a.at - b.at || b.title.length - a.title.length)
  if (sorted[0]?.at !== 0) return [line]
  const starts = sorted.filter(({ at }, index) => at !== sorted[index - 1]?.at)
  return starts.flatMap(({ title, at }, index) => {
    const rest = line.text.slice(at + title.length, starts[index + 1]?.at ?? line.text.length).replace(/^[\s-]+/, '')
    return [
      { ...line, text: title },
      ...rest.split(/\s+(?=Other Names?:)/).map((text) => ({ ...line, text: text.trim() })),
    ]
  })
}

/** A description may speak of other names too; the page's own label has nothing but a list below it, if it prints lists. */
function findOtherNames(lines: readonly Line[]): number {
  const isPlain = lines.every(({ mark }) => mark === '')
  return lines.findLastIndex(({ text, mark, indent }, at) => {
    const isLabel = mark === '' && indent === 0 && otherNames.test(text)
    return isLabel && (isPlain || lines.slice(at + 1).every((line) => line.mark !== ''))
  })
}

export function isIntervention({ text, mark }: Line, known: ReadonlySet<string>): boolean {
  if (mark !== '') return false
  const title = trimBars(text)
  return known.size > 0 ? known.has(title) : splitKind('InterventionType', title) !== undefined
}

/** A description stands as the one item of a list. */
function unlisted(lines: readonly Line[]): Line[] {
  const [only, ...others] = lines
  if (!only || only.mark === '' || others.some(({ mark, indent }) => mark !== '' && indent <= only.indent))
    return [...lines]
  const width = only.indent + only.mark.length
  return [
    { ...only, mark: '', indent: 0 },
    ...others.map((line) => ({ ...line, indent: Math.max(line.indent - width, 0) })),
  ]
}
