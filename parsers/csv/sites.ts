/** Sites as a list prints them, each in one line: `Facility, City, State, Zip, Country`, what is not given left out. */
import type { Draft } from '../../src/model/draft.js'
import type { Row } from './column.js'

type Site = NonNullable<Draft['locations']>[number]

/**
 * The country always stands last and the town always stands, but only in the United States does a state always stand
 * too: elsewhere two parts may be facility and town or town and state, and the whole stands as the facility.
 */
export function placeSites(cell: string, { draft, remark }: Row): void {
  const sites = splitSites(cell).map(readSite)
  draft.locations = sites
  const glued = sites.find((site) => site.city === undefined && site.facility !== undefined)
  if (glued) {
    remark.issue('glued-values', 'locations', glued.facility)
    remark.omits('locations[].facility', 'locations[].city', 'locations[].state')
  }
  // Lists of the classic site print no postal codes.
  if (sites.some((site) => site.zip === undefined)) remark.omits('locations[].zip')
}

/** A piece without a comma is no site of its own: its `|` belongs to the facility. */
function splitSites(cell: string): string[] {
  const sites: string[] = []
  let open = ''
  for (const piece of cell.split('|')) {
    open += piece
    if (piece.includes(', ')) {
      sites.push(open.trim())
      open = ''
    } else open += '|'
  }
  if (open !== '') sites.push(open.slice(0, -1).trim())
  return sites.filter((site) => site !== '')
}

function readSite(printed: string): Site {
  const parts = printed.split(', ')
  const country = takeCountry(parts)
  if (country === 'United States' && parts.length > 1) {
    const zip = /^\d[\d -]*$/.test(parts.at(-1) ?? '') ? parts.pop() : undefined
    const state = parts.pop()
    const city = parts.pop()
    return { facility: join(parts), city, state, zip, country }
  }
  return parts.length === 1 ? { city: parts[0], country } : { facility: join(parts), country }
}

/** `Korea, Republic of` and `Palestinian Territory, occupied` have a comma of their own. */
function takeCountry(parts: string[]): string {
  const last = parts.pop() ?? ''
  if (parts.length === 0 || !/\b(?:of|of the|occupied)$/i.test(last)) return last
  return `${parts.pop()}, ${last}`
}

function join(parts: readonly string[]): string | undefined {
  return parts.length > 0 ? parts.join(', ') : undefined
}
