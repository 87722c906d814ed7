/** What cannot be compared: the union of what both documents omit, and whether an operation lies under it. */
import type { TrialPath } from '../../model/trial-path.js'

/** The omitted paths of both sides, sorted, those under another left out. */
export function joinOmissions(before: readonly TrialPath[], after: readonly TrialPath[]): TrialPath[] {
  const all = new Set([...before, ...after])
  return [...all].filter((path) => !ancestorsOf(path).some((each) => all.has(each as TrialPath))).toSorted()
}

/** Tells for a path of the keyed form (`locations`, `items`, key, `zip`) whether it lies at or under an omitted one. */
export function omissionTest(notCompared: readonly TrialPath[]): (segments: readonly string[]) => boolean {
  const omitted = new Set<string>(notCompared)
  const known = new Map<string, boolean>()
  return (segments) => {
    const path = patternOf(segments)
    // The order of a list tells of its items.
    if (segments.at(-1) === 'order' && omitted.has(`${path}[]`)) return true
    const isOmitted = known.get(path) ?? (omitted.has(path) || ancestorsOf(path).some((each) => omitted.has(each)))
    known.set(path, isOmitted)
    return isOmitted
  }
}

/** `locations`, `items`, `City of Hope`, `zip` → `locations[].zip`. */
export function patternOf(segments: readonly string[]): string {
  let path = ''
  for (let at = 0; at < segments.length; at++) {
    const step = segments[at] ?? ''
    const inList = at > 0 && (step === 'items' || step === 'order')
    if (!inList) path += path === '' ? step : `.${step}`
    else if (step === 'order') continue
    else {
      path += '[]'
      at++
    }
  }
  return path
}

/** `locations[].contacts[].phone` → `locations[].contacts[]`, `locations[].contacts`, `locations[]`, `locations`. */
function ancestorsOf(path: string): string[] {
  const ancestors: string[] = []
  for (let at = path.length - 1; at > 0; at--) {
    if (path[at] === '.' || path[at] === '[') ancestors.push(path.slice(0, at))
    else if (path[at] === ']' && at < path.length - 1) ancestors.push(path.slice(0, at + 1))
  }
  return ancestors
}
