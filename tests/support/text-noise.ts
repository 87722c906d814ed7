/** What happens to a text that nobody edited: other spaces, dashes, quotes and escapes, other line breaks, other list marks. */
import type { Random } from './random.js'

/** A line of a list: indent, mark, text. */
const listLine = /^( *)([*\-•]|\d{1,3}[.)]) +(?=\S)/

/** Types a text anew: another kind of space, dash, quote or comparison sign here and there; every line keeps its beginning. */
export function retype(text: string, random: Random, escaped = false): string {
  return changeWithinLines(text, (words) => retypeWords(words, random, escaped))
}

/** Changes what stands behind the first word of each line; what a line begins with may carry meaning. */
function changeWithinLines(text: string, change: (words: string) => string): string {
  const lines = text.split('\n').map((line) => {
    const start = (listLine.exec(line)?.[0] ?? /^\s*/.exec(line)?.[0] ?? '').length
    const first = start + (/^\S+/.exec(line.slice(start))?.[0] ?? '').length
    return line.slice(0, first) + change(line.slice(first))
  })
  return lines.join('\n')
}

function retypeWords(words: string, random: Random, escaped: boolean): string {
  const now = (): boolean => random.chance(0.15)
  return words
    .replace(/(?<=\w)-(?=\w)/g, (dash) => (now() ? random.pick(['–', '‑', '-']) : dash))
    .replace(/(?<=\w)'(?=\w)/g, (quote) => (now() ? '’' : quote))
    .replace(/"([^"\n]*)"/g, (whole, inner: string) => (now() ? `“${inner}”` : whole))
    .replace(/(?<![<>=\\])\\?([<>])=(?![<>=])/g, (whole, sign) => (now() ? (sign === '<' ? '≤' : '≥') : whole))
    .replace(/(?<![<>=])[≤≥](?![<>=])/g, (sign) =>
      now() ? `${escaped ? '\\' : ''}${sign === '≤' ? '<' : '>'}=` : sign,
    )
    .replace(/(?<=\S) (?=\S)/g, (space) => (random.chance(0.05) ? random.pick(['\u00a0', '  ']) : space))
}

/** Writes some marks with or without the backslash by which markdown keeps them from meaning something. */
export function reescape(text: string, random: Random): string {
  return changeWithinLines(text, (words) =>
    words.replace(/(?<!\\)(\\?)([<>[\]~^])(?![([])/g, (whole, slash: string, sign: string) =>
      random.chance(0.3) ? `${slash === '' ? '\\' : ''}${sign}` : whole,
    ),
  )
}

/** Breaks each long line at words, at 60 to 100 columns, what goes on indented under the text it goes on with. */
export function rewrap(text: string, random: Random): string {
  const columns = random.between(60, 100)
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, columns))
    .join('\n')
}

function wrapLine(line: string, columns: number): string[] {
  if (line.length <= columns || / {2}$/.test(line)) return [line]
  const lead = listLine.exec(line)?.[0] ?? /^ */.exec(line)?.[0] ?? ''
  const under = ' '.repeat(lead.length)
  const lines: string[] = []
  let current = ''
  for (const word of line.slice(lead.length).split(' ')) {
    const full = current !== '' && lead.length + current.length + 1 + word.length > columns
    if (full && mayBegin(word) && !current.endsWith(' ')) {
      lines.push(current)
      current = word
    } else current = current === '' ? word : `${current} ${word}`
  }
  return [...lines, current].map((part, index) => (index === 0 ? lead : under) + part)
}

/** Whether a line that begins with this word cannot be taken for the beginning of a list, a quotation or a heading. */
function mayBegin(words: string): boolean {
  const [word = ''] = words.split('\u00a0')
  return /^[\p{L}\p{N}"'“”‘’(\\]/u.test(word) && !/^\(?(?:\d{1,3}(?:\.\d{1,2})*|\w|[ivxIVX]+)\\?[.)]?$/.test(word)
}

/** Changes the marks of the lists: `*` to `-` or `•`, `1.` to `1)`, where the new mark is not in use for something else. */
export function remark(text: string, random: Random): string {
  const lines = text.split('\n')
  const begins = lines.map((line) => /^[\s\\*\d.)]*(?:[-•])?/.exec(line)?.[0] ?? '')
  const bullets = (['-', '•'] as const).filter((mark) => !begins.some((begin) => begin.endsWith(mark)))
  const bullet = random.chance(0.5) ? random.pickOf(bullets) : undefined
  const paren = random.chance(0.5) && !lines.some((line) => /^ *\(?\w{1,3}\)/.test(line))
  return lines
    .map((line) => {
      if (bullet) line = line.replace(/^( *)\*(?= )/, `$1${bullet}`)
      return paren ? line.replace(/^( *\d{1,3})\.(?= )/, '$1)') : line
    })
    .join('\n')
}

export function carriageReturns(text: string): string {
  return text.replace(/\r?\n/g, '\r\n')
}
