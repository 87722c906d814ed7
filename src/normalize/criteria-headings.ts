/** Telling the headings of eligibility criteria from the items: which side begins here? */

export type Side = 'inclusion' | 'exclusion' | 'other'

export interface Heading {
  heading: string
  side: Side
  /** Text that stood behind the heading on its line and is an item of that side. */
  rest: string
}

const mention = /\b(?:inclusion|inclusions|included|include|exclusions?|excluded?|ineligible|not\s+eligible)\b/i
const excludes = /\b(?:non[-‐‑–]?\s?inclusion|exclusions?|excluded?|ineligible|not eligible)\b/i
const both = /\binclusion\s*(?:\/|and|&|or|,)\s*exclusion\b/i
const label = /^(?:[\w'’&/+()-]+ ){0,4}?(?:non[-‐‑–]?\s?)?(?:inclusion|exclusion) criteri(?:a|on)\s*[:.]\s*/i
const named = /\b(?:inclusion|exclusion)s?(?: criteri(?:a|on))?\b/i
const statement =
  /\b(?:appl(?:y|ies|ied)|specified|meets?|satisf(?:y|ies|ied)|fulfil\w*|failure|must|may|will|can|could|is|are|has|have|no|not|at|of)\b/i
const trailing = /(?:Inclusion|Exclusion)\s+Criteria\s?:?$/
const linking = /\b(?:the|any|all|of|these|following|and|or|main|key|other|meets?|per)$/i

/**
 * Decides whether one block of the criteria is a heading.
 * @param block the block on one line, its list mark taken off
 * @param marked whether it had a list mark
 */
export function readHeading(block: string, marked: boolean): Heading | undefined {
  if (!mention.test(block)) return undefined
  const text = block.replace(/\s+/g, ' ')
  if (marked) {
    const strict = /^[\w\s'/()-]{0,40}\bcriteri(?:a|on)\s*:$/i.test(text) && !statement.test(text)
    return strict ? headingOf(text) : undefined
  }
  const lead = label.exec(text)?.[0]
  if (text.endsWith(':') && text.length <= 300) return headingOf(text)
  if (lead && !statement.test(lead)) return headingOf(lead.trim(), text.slice(lead.length))
  const titled = named.test(text) && text.length <= 100 && !/[.!?]$/.test(text) && !statement.test(text)
  return titled && /\bcriteri(?:a|on)\b|^(?:inclusion|exclusion)s?$/i.test(text) ? headingOf(text) : undefined
}

/** An item that ran into the next heading: `Weight below 150 kg Exclusion Criteria`. */
export function splitTrailingHeading(text: string): { item: string; heading: Heading } | undefined {
  const found = trailing.exec(text)
  const item = text.slice(0, found?.index ?? 0).trimEnd()
  if (!found || item === '' || /[:,;/]$/.test(item) || linking.test(item)) return undefined
  return { item, heading: headingOf(found[0]) }
}

function headingOf(heading: string, rest = ''): Heading {
  const side = both.test(heading) ? 'other' : excludes.test(heading) ? 'exclusion' : 'inclusion'
  return { heading, side, rest: rest.trim() }
}
