/** The known names that are most like a word which is none of them. */

/** Up to three names that a slip of the pen could have made this word, the likeliest first. */
export function nearest(word: string, names: readonly string[]): string[] {
  const typed = word.trim().toLowerCase()
  const most = Math.max(2, Math.ceil(typed.length / 3))
  const near = names
    .map((name) => ({ name, distance: distanceOf(typed, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((a, b) => a.distance - b.distance)
  const least = near[0]?.distance ?? 0
  return near
    .filter(({ distance }) => distance === 0 || (least > 0 && distance <= least + 1))
    .slice(0, 3)
    .map(({ name }) => name)
}

/** Letters to add, take away or replace until the one is the other. */
function distanceOf(from: string, to: string): number {
  if (Math.abs(from.length - to.length) > 20) return Infinity
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1]
    for (let j = 0; j < to.length; j++) {
      const kept = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1)
      next.push(Math.min(kept, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
