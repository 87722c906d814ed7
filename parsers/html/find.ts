/** Finding elements below another in time linear in what is below it, which a selector with a context is not. */

/** An element of any tree of a page whose depth is known to be bounded. */
interface Branch {
  readonly attribs: Readonly<Record<string, string>>
  readonly children: readonly object[]
}

/** The first element, in the order of the document, of which this is true. */
export function findElement<E extends Branch>(root: E, fits: (element: E) => boolean): E | undefined {
  for (const child of root.children) {
    if (!isElement<E>(child)) continue
    const found = fits(child) ? child : findElement(child, fits)
    if (found) return found
  }
  return undefined
}

/** All elements of which this is true, in the order of the document. */
export function findElements<E extends Branch>(root: E, fits: (element: E) => boolean, found: E[] = []): E[] {
  for (const child of root.children) {
    if (!isElement<E>(child)) continue
    if (fits(child)) found.push(child)
    findElements(child, fits, found)
  }
  return found
}

export function hasClass({ attribs }: Branch, name: string): boolean {
  return (attribs['class'] ?? '').split(/\s+/).includes(name)
}

/** The nodes of one tree are elements of one kind, or have no attributes. */
function isElement<E extends Branch>(node: object): node is E {
  return 'attribs' in node
}
