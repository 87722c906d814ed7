/** Finding elements below another in time linear in what is below it, which a selector with a context is not. */
import type { PageElement } from '../html/print.js'

/** All that fit, in the order of the page; the page's depth is known to be bounded. */
export function elementsIn(root: PageElement, fits: (element: PageElement) => boolean): PageElement[] {
  const found: PageElement[] = []
  const walk = (element: PageElement): void => {
    for (const child of element.children) {
      if (!('attribs' in child)) continue
      if (fits(child)) found.push(child)
      walk(child)
    }
  }
  walk(root)
  return found
}

export function hasClass(element: PageElement, name: string): boolean {
  return (element.attribs.class ?? '').split(/\s+/).includes(name)
}
