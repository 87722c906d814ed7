/** What tools write in the place of pictures and buttons. */

const button = /\((?:BUTTON|IMAGE)\)/g
const picture = /(?<!!)\[(?:sections|triangle|warning|NIH_NLM\w*)?\](?![({])/g

/** Blanks them out: what stands in columns keeps its place. */
export function dropPictures(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(button, blank).replace(picture, blank))
}

function blank(found: string): string {
  return ' '.repeat(found.length)
}
