/** Texts as the bench compares them: by letters that count, and by the words two texts have in common. */

/** A text without what typing changes: spaces, escapes, kinds of dash, quote and comparison sign, the mark at its end. */
export function plain(text) {
  return text
    .normalize('NFC')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[‐-―−]/g, '-')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/≥/g, '>=')
    .replace(/≤/g, '<=')
    .replace(/\s+/g, '')
    .replace(/[.;,]+$/, '')
}

export function wordsOf(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The share of words that two texts have in common, 0 to 1 (Dice, each word as often as it stands there). */
export function likeness(one, other) {
  const [words, others] = [wordsOf(one), wordsOf(other)]
  const left = new Map()
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1)
  let both = 0
  for (const word of others) {
    const count = left.get(word) ?? 0
    if (count > 0) both += 1
    left.set(word, count - 1)
  }
  return (2 * both) / Math.max(1, words.length + others.length)
}
