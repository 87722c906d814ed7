/** Small comparisons of names that differ only in how they are spelled. */

/** A name without case, accents, marks and spaces: `São Paulo ` and `Sao Paulo` are one town. */
export function fewWords(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
