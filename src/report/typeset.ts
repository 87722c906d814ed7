/** Setting lines for a terminal: wrapped at words, painted, and free of anything that could steer the terminal. */

export type Ink = 'bold' | 'red' | 'yellow' | 'cyan' | 'gray'

const codes: Record<Ink, [number, number]> = {
  bold: [1, 22],
  red: [31, 39],
  yellow: [33, 39],
  cyan: [36, 39],
  gray: [90, 39],
}

/* oxlint-disable-next-line no-control-regex -- control characters are exactly what must not reach a terminal */
const steering = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g

/** Registry text made harmless: control characters and marks that turn the direction of writing become a space. */
export function plain(text: string): string {
  return text.replace(steering, ' ')
}

export function paint(text: string, ink: Ink, color: boolean): string {
  const [on, off] = codes[ink]
  return color && text !== '' ? `\x1b[${on}m${text}\x1b[${off}m` : text
}

/** Breaks a text at words into lines of at most so many columns; a longer word is cut. */
export function wrap(text: string, columns: number): string[] {
  const width = Math.max(20, columns)
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').flatMap((each) => pieces(each, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else line = line === '' && lines.length > 0 ? word : line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

function pieces(word: string, width: number): string[] {
  return word.length <= width ? [word] : (word.match(new RegExp(`.{1,${width}}`, 'gsu')) ?? [word])
}
