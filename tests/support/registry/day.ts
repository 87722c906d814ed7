/** Days as the registry writes them, and sums of them. */

/** `2026-01-31` and 1 → `2026-02-01`. */
export function dayAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** `2026-01` and 2 → `2026-03`; a day is cut off. */
export function monthAfter(date: string, months: number): string {
  const at = new Date(`${date.slice(0, 7)}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + months)
  return at.toISOString().slice(0, 7)
}
