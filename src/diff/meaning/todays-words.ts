/** What the registry words otherwise today than in records of earlier years, without anybody having changed them. */

/** Titles of baseline measures as they are written today; old XML prints `Age` for either. */
const titles: Readonly<Record<string, string>> = {
  'Age Continuous': 'Age, Continuous',
  Gender: 'Sex: Female, Male',
}

export function titleOfToday(title: string): string {
  return Object.hasOwn(titles, title) ? (titles[title] ?? title) : title
}

/**
 * The parts of an object in the words of today. Until 2017 an analysis was only asked whether it tests non-inferiority;
 * of the answer the registry made a type, and later a `_LEGACY` one.
 */
export function inWordsOfToday(parts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { title, nonInferiorityType: type } = parts
  if (typeof title === 'string') return { ...parts, title: titleOfToday(title) }
  if (typeof type !== 'string') return parts
  const { testedNonInferiority: _, ...others } = parts
  return { ...others, nonInferiorityType: type.replace(/_LEGACY$/, '') }
}
