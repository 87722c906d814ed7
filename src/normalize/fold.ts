/** Folding: the form of a text in which two spellings of the same words are equal. */
import { decodeEntities } from './entities.js'
import { remembered } from './remembered.js'

const worthReplacing = /[^\x20-\x7e]|[\\&<>=`]|''|[^A-Za-z0-9] | [^A-Za-z0-9]|\d [A-Za-z]/
const listMark = /^[ \t]*(?:[-*•·▪◦‣⁃○●\uf0b7]|\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)]|\(?[A-Z]\))[ \t]+/gm

/**
 * Folds what typing, wrapping, escaping and copying change and a reader does not see: kinds of space, dash, quote and
 * comparison sign, markdown and HTML escapes, line breaks, spaces beside marks and between a number and its unit.
 * Letters, digits, case and word boundaries stay. Equal folds mean: no change.
 */
export function fold(text: string): string {
  return worthReplacing.test(text) ? foldKnown(text) : text.trim()
}

const foldKnown = remembered(foldAnew, { most: 2000 })

function foldAnew(text: string): string {
  if (!unlikeAscii.test(text)) return foldAscii(text)
  return decodeEntities(text.normalize('NFC').replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, ''))
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replace(/[\u02bc\u2018\u2019\u201a\u201b\u2032\u00b4`]/g, "'")
    .replace(/[\u201c-\u201f\u2033]|''/g, '"')
    .replace(/\u2026/g, '...')
    .replace(/≥|=>|>\s*=|⩾/g, '>=')
    .replace(/≤|=<|<\s*=|⩽/g, '<=')
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\p{L}\p{N}\p{M} ]) ?/gu, '$1')
    .replace(/(\d) (?=\p{L})/gu, '$1')
    .trim()
}

const unlikeAscii = /[^\0-\x7f]|&/

const needsMore = /[\\`<>=\t-\r]|''| {2}/

/** The same for a text without accents, signs and entities, as most are; most of these hold no more than spaces beside marks. */
function foldAscii(text: string): string {
  const plain = needsMore.test(text)
    ? text
        .replace(/\\([!-/:-@[-`{-~])/g, '$1')
        .replace(/`/g, "'")
        .replace(/''/g, '"')
        .replace(/=>|>\s*=/g, '>=')
        .replace(/=<|<\s*=/g, '<=')
        .replace(/\s+/g, ' ')
    : text
  return plain.replace(/ (?=[^A-Za-z0-9])|(?<=[^A-Za-z0-9]) |(?<=\d) (?=[A-Za-z])/g, '').trim()
}

/** Folds a text of several lines, list marks at the start of a line (`*`, `-`, `1.`, `a)`) left out as well. */
export function foldLines(text: string): string {
  return fold(
    text
      .replace(/\u00a0/g, ' ')
      .replace(/^([ \t]*)\\(?=[-*+#])/gm, '$1')
      .replace(listMark, ''),
  )
}

/**
 * Whether two texts differ only in what a reader does not see, or in a comma, semicolon or full stop at the end of a
 * line; texts of several lines may also differ in list marks.
 */
export function sameWords(before: string, after: string): boolean {
  if (before === after || haveSameFold(before, after)) return true
  // Where a line is wrapped, its last comma is no end of it: the texts as they stand come first.
  return haveSameFold(bare(before), bare(after))
}

function haveSameFold(before: string, after: string): boolean {
  return fold(before) === fold(after) || (isLines(before) && isLines(after) && foldLines(before) === foldLines(after))
}

/** A text by the keys that it shares with every text of the same words (see `sameWords`), and with no other. */
export function wordKeys(text: string): string[] {
  return [text, bare(text)].flatMap((words, at) => [
    `${at} ${fold(words)}`,
    ...(isLines(words) ? [`${at} lines ${foldLines(words)}`] : []),
  ])
}

/** A bullet typed before a text of one line is layout too; a letter or number there may be more. */
function bare(text: string): string {
  const words = isLines(text) ? text : text.replace(/^\s{0,20}[*•·▪◦‣⁃○●\uf0b7-]\s{1,20}(?=\S)/, '')
  return words.replace(/[;,.]{1,3}[ \t]{0,3}$/gm, '')
}

/** List marks stand in texts of several lines; the `E.` of `E. coli` is none. */
function isLines(text: string): boolean {
  return text.includes('\n')
}
