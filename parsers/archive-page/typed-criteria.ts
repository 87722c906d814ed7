/** Parting the lines of criteria as they were typed: where nobody wrapped a text, a list mark always opens an item. */

const bullet = /^(?:[-*+–—]\s|[•·▪◦‣●○])/
const counter = /^\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)]\s/i

/**
 * The text as the registry publishes it: a blank line before each item and behind each line that ends with a colon,
 * and items further in than the paragraph they follow. A mark that stands alone at its column (`aged 18⏎- 65`) opens
 * nothing.
 */
export function partLines(text: string): string {
  const lines = text.split('\n').map(readLine)
  const columns = new Map<string, number>()
  for (const { place } of lines) if (place !== undefined) columns.set(place, (columns.get(place) ?? 0) + 1)
  const opens = ({ place, indent }: Line): boolean =>
    place !== undefined && (indent > 0 || (columns.get(place) ?? 0) > 1)
  const shift = lines.some((line) => opens(line) && line.indent === 0) ? '  ' : ''
  return lines
    .map((line, at) => {
      const last = lines[at - 1]?.text ?? ''
      const isApart = last === '' || line.text === ''
      const gap = !isApart && (last.endsWith(':') || opens(line)) ? '\n' : ''
      return `${gap}${opens(line) ? shift : ''}${line.text}`
    })
    .join('\n')
}

interface Line {
  text: string
  indent: number
  /** Its column and the kind of its list mark, undefined without one. */
  place: string | undefined
}

function readLine(text: string): Line {
  const content = text.trimStart()
  const indent = text.length - content.length
  const kind = bullet.test(content) ? content.charAt(0) : counter.test(content) ? '1' : undefined
  return { text, indent, place: kind && `${indent} ${kind}` }
}
