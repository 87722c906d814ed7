/** Prints XML as the registry does: two spaces a level, a text in its element's line, what is empty left out. */

export interface Element {
  name: string
  attributes: Readonly<Record<string, string | undefined>>
  /** Elements, a text, or lines that bring their own indent. */
  content: readonly Element[] | string | { lines: readonly string[] }
}

export type Part = Element | undefined

/** An element of others; none where nothing stands in it. */
export function group(name: string, ...parts: readonly (Part | readonly Part[])[]): Part {
  const content = parts.flat().filter((part) => part !== undefined)
  return content.length > 0 ? { name, attributes: {}, content } : undefined
}

/** An element with a text; none where there is no text. */
export function leaf(name: string, text: string | undefined, attributes: Element['attributes'] = {}): Part {
  return text === undefined || text === '' ? undefined : { name, attributes, content: text }
}

/** An element that tells something by its attributes, whatever its content. */
export function marked(name: string, attributes: Element['attributes'], content: Element['content'] = ''): Element {
  return { name, attributes, content }
}

export function printXml({ name, attributes, content }: Element, depth = 0): string {
  const indent = '  '.repeat(depth)
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined)
  const open = `${indent}<${name}${given.map(([key, value]) => ` ${key}="${escapeXml(value ?? '')}"`).join('')}`
  if (typeof content === 'string') return content === '' ? `${open}/>` : `${open}>${escapeXml(content)}</${name}>`
  const lines = 'lines' in content ? content.lines.map(escapeXml) : content.map((each) => printXml(each, depth + 1))
  return [`${open}>`, ...lines, `${indent}</${name}>`].join('\n')
}

function escapeXml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}
