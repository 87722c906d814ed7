/** Tags of the page, where a writer of markdown has no sign for them. */
import { writeRow } from './rows.js'

const inlineTags = /<\/?(?:span|a|em|strong|i|b|u|font|sup|sub|img)(?:\s[^<>]*)?\/?>/gi
const blockTags =
  /<\/?(?:div|p|ul|ol|li|table|thead|tbody|tr|td|th|col|colgroup|section|main|caption)(?:\s[^<>]*)?\/?>/gi

/** Tags go, and what stood in tables becomes rows with bars. */
export function dropTags(lines: readonly string[]): readonly string[] {
  const text = lines.join('\n')
  let out = ''
  let at = 0
  for (;;) {
    const start = text.indexOf('<table', at)
    const end = start < 0 ? -1 : text.indexOf('</table>', start)
    if (end < 0) break
    out += `${text.slice(at, start)}\n\n${openTable(text.slice(start, end))}\n\n`
    at = end + '</table>'.length
  }
  out += text.slice(at)
  return out.replace(inlineTags, '').replace(blockTags, '').split('\n')
}

function openTable(table: string): string {
  const rows = table
    .replace(/\s+/g, ' ')
    .split(/<\/tr>/i)
    .slice(0, -1)
  return rows.flatMap((row) => writeRow(cellsOf(row), [])).join('\n')
}

/** The cells of a row, each with its lines. */
function cellsOf(row: string): string[][] {
  const cells = row.split(/<\/t[dh]>/i).slice(0, -1)
  return cells.map((cell) =>
    cell
      .replace(/<li\b[^<>]*>/gi, '\n- ')
      .replace(/<br ?\/?>/gi, '\n')
      .replace(inlineTags, '')
      .replace(blockTags, '\n')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && line !== '-'),
  )
}
