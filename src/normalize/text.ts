/** Cleaning of texts: what no source means to say (carriage returns, control marks, outer space, markdown escapes) goes; the rest stays as typed. */

/* oxlint-disable no-control-regex -- control characters are exactly what is looked for */
const control = /[\0-\x08\x0b-\x1f\x7f]/
const controls = /\r\n?|[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g
const escape = /\\([!-/:-@[-`{-~])/g

/** One text without carriage returns, control characters and outer space. */
export function cleanText(text: string): string {
  return (control.test(text) ? text.replace(controls, lineBreakOrNothing) : text).trim()
}

function lineBreakOrNothing(mark: string): string {
  return mark.startsWith('\r') ? '\n' : ''
}

/** Takes back the escapes of a markdown text: `\<` → `<`, `\*` → `*`. */
export function unescapeMarkdown(text: string): string {
  return text.includes('\\') ? text.replace(escape, '$1') : text
}
