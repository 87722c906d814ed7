/** What the addresses of a search have in common, whichever page they are of. */
import { quote } from '../../index.js'

/** What one parameter of an address comes to: parameters of the interface, conditions, or why it cannot be mapped. */
export interface Mapped {
  terms?: Readonly<Record<string, string>>
  /** Conditions of `filter.advanced`, all of which have to hold. */
  conditions?: readonly string[]
  fault?: string
}

export const texts: Readonly<Record<string, string>> = {
  cond: 'query.cond',
  term: 'query.term',
  intr: 'query.intr',
  titles: 'query.titles',
  outc: 'query.outc',
  spons: 'query.spons',
  lead: 'query.lead',
  id: 'query.id',
}

export function refusal(name: string): string {
  return `${quote(name)} of this address has no counterpart in the registry's interface; take it out of the address, or write the search as terms`
}

export function rangeOf(name: string, area: string, value: string): Mapped {
  const [from = '', to = ''] = value.split('_')
  const isSound = [from, to].every((day) => day === '' || /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(day)) && from + to !== ''
  if (!isSound) return { fault: `${quote(name)} of this address is no range of days, as in 2020-01-01_2021-12-31` }
  return { conditions: [`AREA[${area}]RANGE[${from || 'MIN'}, ${to || 'MAX'}]`] }
}

export function phrase(text: string): string {
  return `"${text.replaceAll('"', '')}"`
}
