/** Small comparisons of names that differ only in how they are spelled. */
import { fold } from '../../normalize/fold.js'

/** A name without case, accents, spaces and marks, but for those between digits: `São Paulo ` and `Sao Paulo` are one town, `1-1` and `11` two sites. */
export function fewWords(name: string): string {
  return fold(name)
    .normalize('NFKD')
    .replace(/(?<!\p{N})[^\p{L}\p{N}]+|[^\p{L}\p{N}]+(?!\p{N})/gu, '')
    .toLowerCase()
}
