/** A letter as a comment in Markdown, with a hidden mark by which it is known again. */
import type { Letter } from '../model/delivery.js'

export function commentOf(letter: Letter): string {
  return `### ${letter.subject}\n\n${letter.markdown}\n${markOf(letter)}\n`
}

export function markOf({ id }: Letter): string {
  return `<!-- trialdiff:message:${id} -->`
}
