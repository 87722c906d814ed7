/** Printing JSON as it comes: one value as itself, several as an array. */

export interface JsonList {
  /** Takes the next value, printed; gives what can be written now. */
  add(text: string): string
  /** Gives what remains to be written. */
  end(): string
}

export function openJsonList(): JsonList {
  let count = 0
  let first = ''
  return {
    add(text) {
      count++
      if (count === 1) {
        first = text
        return ''
      }
      return count === 2 ? `[\n${first},\n${text}` : `,\n${text}`
    },
    end() {
      if (count === 0) return ''
      return count === 1 ? `${first}\n` : '\n]\n'
    },
  }
}

/** One value a line. */
export function openJsonLines(): JsonList {
  return { add: (text) => `${text}\n`, end: () => '' }
}
