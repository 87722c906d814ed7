/** The record as the archive kept it: the elements of the registry's inner XML by their path, which both kinds of its pages show. */
import { childrenOf, type XmlElement } from '../xml/element.js'

/** Elements by their path below the root (`study_sponsor/lead_sponsor`), those of one path in the order of the record. */
export type ArchiveRecord = ReadonlyMap<string, readonly XmlElement[]>

/** Elements that only wrap the words of the one they stand in. */
const wrappers = ['textblock', 'agency', 'date'] as const

/** Deeper than the registry ever nests. */
const deepest = 12

export function indexElements(root: XmlElement): ArchiveRecord {
  const record = new Map<string, XmlElement[]>()
  const add = (path: string, element: XmlElement, depth: number): void => {
    addTo(record, path, element)
    if (depth < deepest) for (const child of element.children) add(`${path}/${child.name}`, child, depth + 1)
  }
  for (const child of root.children) add(child.name, child, 1)
  return record
}

export function addTo(record: Map<string, XmlElement[]>, path: string, element: XmlElement): void {
  const found = record.get(path)
  if (found) found.push(element)
  else record.set(path, [element])
}

/** The words of an element, be they wrapped or not. */
export function wordsOf(element: XmlElement): string {
  if (element.text !== '') return element.text
  const wrapped = element.children.find((child) => (wrappers as readonly string[]).includes(child.name))
  return wrapped?.text ?? ''
}

/** The elements at a path below one element. */
export function elementsAt(element: XmlElement, path: string): XmlElement[] {
  return path
    .split('/')
    .reduce<XmlElement[]>((found, name) => found.flatMap((each) => childrenOf(each, name)), [element])
}

export function elementOf(name: string, text: string, children: readonly XmlElement[] = []): XmlElement {
  return { name, attributes: {}, text, children }
}
