/** Remembering: what was made of a text is known for a while, since names stand in both versions and are held against many others. */

interface Limits {
  /** More texts than these are not remembered at once. */
  most?: number
  /** Longer texts are not remembered, in characters. */
  longest?: number
}

const all: Map<string, unknown>[] = []

/** The same function, which makes nothing of a text twice. */
export function remembered<Made>(
  make: (text: string) => Made,
  { most = 5000, longest = 200 }: Limits = {},
): (text: string) => Made {
  const known = new Map<string, Made>()
  all.push(known)
  return (text) => {
    if (text.length > longest) return make(text)
    const before = known.get(text)
    if (before !== undefined) return before
    if (known.size >= most) known.clear()
    const made = make(text)
    known.set(text, made)
    return made
  }
}

/** Forgets all of it: a comparison begins with nothing known, however many went before. */
export function forgetRemembered(): void {
  for (const known of all) known.clear()
}
