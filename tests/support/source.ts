/** Splits TypeScript source into code, comments and strings, so that a law reads code and never mistakes a sentence for it. */

export interface Piece {
  kind: 'code' | 'comment' | 'string'
  text: string
  /** Offset of its first character in the source. */
  at: number
}

const comment = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/y
const quoted = /'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"/y
const regularExpression = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y
const templateText = /(?:\\[^]|\$(?!\{)|[^`\\$])*(?:`|\$\{|$)/y
const plain = /[\w$\s.,;:=()[\]]+|[^]/y

/** Where an expression may begin, a slash opens a regular expression; elsewhere it divides. */
const expressionBegins = /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of|await|yield|default))\s*$/

export function pieces(source: string): Piece[] {
  const found: Piece[] = []
  /** For each `${` that is open: how many braces are open within it. */
  const open: number[] = []
  let at = 0

  const take = (kind: Piece['kind'], pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const text = pattern.exec(source)?.[0]
    if (text === undefined || text === '') return undefined
    const last = found.at(-1)
    if (last?.kind === 'code' && kind === 'code') last.text += text
    else found.push({ kind, text, at })
    at += text.length
    return text
  }
  const template = (): void => {
    if (take('string', templateText)?.endsWith('${')) open.push(0)
  }
  const codeBefore = (): string => {
    const last = found.findLast((piece) => piece.kind !== 'comment')
    return last?.kind === 'string' ? 'a string' : (last?.text.slice(-20) ?? '')
  }

  while (at < source.length) {
    const next = source[at]
    if (take('comment', comment) || take('string', quoted)) continue
    if (next === '/' && expressionBegins.test(codeBefore()) && take('string', regularExpression)) continue
    if (next === '`') {
      take('code', /`/y)
      template()
      continue
    }
    const depth = open.at(-1)
    if (next === '}' && depth === 0) {
      open.pop()
      take('code', /\}/y)
      template()
      continue
    }
    if (depth !== undefined && (next === '{' || next === '}')) open[open.length - 1] = depth + (next === '{' ? 1 : -1)
    take('code', plain)
  }
  return found
}

/** The source with every comment and the inside of every string blanked, each character still in its place. */
export function codeOf(source: string): string {
  return pieces(source)
    .map(({ kind, text }) => (kind === 'code' ? text : blank(kind, text)))
    .join('')
}

function blank(kind: Piece['kind'], text: string): string {
  const spaces = text.replace(/[^\n]/g, ' ')
  return kind === 'string' && /^['"]/.test(text) ? `'${spaces.slice(1, -1)}'` : spaces
}
