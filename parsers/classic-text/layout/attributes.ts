/** Attributes of the page's tags, as one kind of markdown writes them: `::: {.class}` and `[words]{.class}`. */

const fence = /^[ \t]*:{3,}(?: *\{[^{}]*\}| *[\w-]+)?[ \t]*/gm
const heading = /^(#{1,6} .*\S) *\{[^{}\n]*\}[ \t]*$/gm
const attributes = /\{[^{}]*\}/y

/** Drops them, and the brackets around the words they belong to. */
export function dropAttributes(lines: readonly string[]): readonly string[] {
  const text = lines.join('\n').replace(fence, '').replace(heading, '$1')
  const dropped: [start: number, end: number][] = []
  const open: number[] = []
  for (let at = text.search(/[[\])]/); at < text.length && at >= 0; at++) {
    const sign = text[at]
    if (sign === '\\') at++
    else if (sign === '[') open.push(at)
    else if (sign === ']' || sign === ')') {
      const start = sign === ']' ? open.pop() : undefined
      attributes.lastIndex = at + 1
      const end = text[at + 1] === '{' && attributes.test(text) ? attributes.lastIndex : 0
      if (end === 0) continue
      if (start !== undefined) dropped.push([start, start + 1])
      dropped.push([start === undefined ? at + 1 : at, end])
      at = end - 1
    }
  }
  return without(text, dropped).split('\n')
}

function without(text: string, dropped: [start: number, end: number][]): string {
  let out = ''
  let at = 0
  for (const [start, end] of dropped.toSorted((a, b) => a[0] - b[0])) {
    out += text.slice(at, start)
    at = Math.max(end, at)
  }
  return out + text.slice(at)
}
