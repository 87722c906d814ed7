/** A text as a reader sees it on a page: without list marks, escapes, line breaks and the kinds of space, dash and quote. */
export function asRead(text: string): string {
  return text
    .replace(/\r/g, '')
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replace(/^\s*(?:[*\-•]|\d{1,3}[.)])\s+/gm, '')
    .replace(/[–‑]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replaceAll('≥', '>=')
    .replaceAll('≤', '<=')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
}
