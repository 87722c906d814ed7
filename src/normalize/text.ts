/** Cleaning of texts: what no source means to say (carriage returns, control marks, outer space, markdown escapes) goes; the rest stays as typed. */

/* oxlint-disable-next-line no-control-regex -- control characters are exactly what is looked for */
const control = /\r\n?|[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g
const escape = /\\([!-/:-@[-`{-~])/g

/** One text without carriage returns, control characters and outer space. */
export function cleanText(text: string): string {
  return text.replace(control, (mark) => (mark[0] === '\r' ? '\n' : '')).trim()
}

/** Takes back the escapes of a markdown text: `\<` → `<`, `\*` → `*`. */
export function unescapeMarkdown(text: string): string {
  return text.includes('\\') ? text.replace(escape, '$1') : text
}
