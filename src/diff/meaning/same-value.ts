/** Whether two JSON values are the same to the letter, the order of an object's keys aside. */

export function sameValue(before: unknown, after: unknown): boolean {
  if (before === after) return true
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null) return false
  if (Array.isArray(before) || Array.isArray(after)) return sameItems(before, after)
  const earlier = before as Record<string, unknown>
  const later = after as Record<string, unknown>
  let open = 0
  for (const name in earlier) {
    if (!sameValue(earlier[name], later[name])) return false
    open++
  }
  for (const name in later) if (later[name] !== undefined) open--
  return open === 0
}

function sameItems(before: object, after: object): boolean {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false
  for (let at = 0; at < before.length; at++) if (!sameValue(before[at], after[at])) return false
  return true
}
