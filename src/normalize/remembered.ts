/** Remembering: what was made of a text is known for a while, since names are held against many others. */

/** More texts than these are not remembered at once. */
const mostKnown = 5000
const longestKnown = 200

export function remembered<Made>(make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>()
  return (text) => {
    if (text.length > longestKnown) return make(text)
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= mostKnown) known.clear()
    const made = make(text)
    known.set(text, made)
    return made
  }
}
