/** Groups of participants, which XML counts from 1 and the API from 000. */
import type { Parts } from '../take.js'

const prefixes: Readonly<Record<string, string>> = { P: 'FG', B: 'BG', O: 'OG', E: 'EG' }

/** `P1` → `FG000`, `O12` → `OG011`: both count the groups in the order in which they stand. */
export function groupId(id: string): string {
  const [, letter = '', number = ''] = /^\s*([PBOE])([1-9]\d{0,3})\s*$/.exec(id) ?? []
  const prefix = prefixes[letter]
  return prefix === undefined ? id : prefix + String(Number(number) - 1).padStart(3, '0')
}

export const groups: Parts = {
  group: ['groups[]', { '@group_id': ['id', groupId], title: 'title', description: 'description' }],
}
