/** A line of prose, with the list it stands in. */
export interface Words {
  text: string
  /** Levels of list it stands in. */
  depth: number
  /** The list mark before it: `* `, `3. ` or none. */
  mark: string
}
