/** Reads rows of `ct2/history` that hold several things: ids, status, responsible party, outcomes, links, documents. */
import type { Draft } from '../../src/model/draft.js'
import { readMoment } from '../../src/normalize/date.js'
import type { Remark } from '../../src/normalize/remark.js'
import { readValue } from '../../src/normalize/value.js'
import { readOutcome } from '../classic/outcome.js'
import { oneLine, printLine, printLines, printNode, type PageElement } from '../html/print.js'
import type { HistorySection } from './history-section.js'

/** `203567 [IRAS]`, `CS-15 [Other Grant/Funding Number: NIHR]`: where there is no type of the registry, who gave it. */
export function placeIds(draft: Draft, { rows }: HistorySection, remark: Remark): string[] {
  const label = 'secondary ids'
  const ids = rows.filter((row) => row.label === label).flatMap(({ value }) => printLines(value).map(readId))
  if (ids.length > 0) draft.secondaryIds = ids
  if (ids.some(({ type }) => type === undefined)) remark.omits('secondaryIds[].type')
  return [label]
}

function readId(line: string): { id: string; type?: string; domain?: string } {
  const open = line.endsWith(']') ? line.lastIndexOf(' [') : -1
  if (open < 0) return { id: line }
  const id = line.slice(0, open).trim()
  const inner = line.slice(open + 2, -1)
  const colon = inner.indexOf(':')
  const type = colon < 0 ? inner : inner.slice(0, colon)
  if (readValue('SecondaryIdType', type) === undefined) return { id, domain: inner }
  return { id, type, ...(colon >= 0 && { domain: inner.slice(colon + 1).trim() }) }
}

/** `Terminated [low accrual]`, `Unknown status [Previously: Recruiting]`. */
export function placeStatus(draft: Draft, { rows }: HistorySection): string[] {
  const label = 'overall status'
  const row = rows.find((each) => each.label === label)
  const printed = row ? printNode(row.value) : ''
  const open = printed.indexOf('[')
  const status = oneLine(open < 0 ? printed : printed.slice(0, open))
  const behind =
    open < 0
      ? ''
      : printed
          .slice(open + 1)
          .replace(/\]\s*$/, '')
          .trim()
  if (status !== '') draft.overallStatus = status
  const last = /^Previously\s*:\s*(.*)$/i.exec(behind)?.[1]
  if (last !== undefined) draft.lastKnownStatus = last
  else if (behind !== '') draft.whyStopped = behind
  return [label]
}

const partyParts: Readonly<
  Record<
    string,
    'investigatorFullName' | 'investigatorTitle' | 'investigatorAffiliation' | 'oldNameTitle' | 'oldOrganization'
  >
> = {
  investigator: 'investigatorFullName',
  'official title': 'investigatorTitle',
  affiliation: 'investigatorAffiliation',
  'name/official title': 'oldNameTitle',
  organization: 'oldOrganization',
}

/** `Sponsor`, or `Principal Investigator` and below it lines with labels of their own. */
export function placeParty(draft: Draft, { rows }: HistorySection, remark: Remark): string[] {
  const label = 'responsible party'
  const party: NonNullable<Draft['responsibleParty']> = {}
  for (const line of rows.filter((row) => row.label === label).flatMap(({ value }) => printLines(value))) {
    const colon = line.indexOf(':')
    const part = partyParts[line.slice(0, Math.max(colon, 0)).trim().toLowerCase()]
    // Behind the name stands the account, in brackets.
    if (part)
      party[part] = line
        .slice(colon + 1)
        .replace(/\s*\[[^[\]]*\]\s*$/, '')
        .trim()
    else if (readValue('ResponsiblePartyType', line) !== undefined) party.type = line
    else remark.issue('unreadable-line', 'responsibleParty', line)
  }
  if (Object.keys(party).length > 0) draft.responsibleParty = party
  return [label]
}

const outcomeHeading = /^(primary|secondary|other)\b.* outcome measures$/

/** Numbered rows below a heading: measure, `[ Time Frame: … ]` and description. */
export function placeOutcomes(draft: Draft, { rows }: HistorySection): string[] {
  let type: string | undefined
  const outcomes: NonNullable<Draft['outcomes']>[number][] = []
  for (const { label, value } of rows) {
    const heading = outcomeHeading.exec(label)?.[1]
    if (heading !== undefined) type = heading
    else if (/^\d+\.$/.test(label))
      outcomes.push({ ...(type !== undefined && { type }), ...readOutcome(printNode(value)) })
  }
  if (outcomes.length > 0) draft.outcomes = [...(draft.outcomes ?? []), ...outcomes]
  return rows.map(({ label }) => label).filter((label) => outcomeHeading.test(label) || /^\d+\.$/.test(label))
}

/** References with their kind in brackets, and links by their address. */
export function placeLinks(draft: Draft, { rows }: HistorySection): string[] {
  const filled = rows.filter(({ value }) => printLine(value) !== '')
  const citations = filled.filter(({ label }) => label === 'citations')
  if (citations.length > 0) {
    draft.references = citations.map(({ value }) => ({ citation: printLine(value).replace(/^\[[^[\]]*\]\s*/, '') }))
  }
  const links = filled.filter(({ label }) => label === 'links').flatMap(({ value }) => addressesIn(value))
  if (links.length > 0) draft.seeAlsoLinks = links.map((url) => ({ url }))
  return ['citations', 'links']
}

function addressesIn(element: PageElement): string[] {
  const own = element.name === 'a' && element.attribs.href ? [element.attribs.href] : []
  return [...own, ...element.children.flatMap((child) => ('attribs' in child ? addressesIn(child) : []))]
}

/** `Study Protocol⏎Document Date: August 28, 2018⏎Uploaded: 11/06/2018 09:28⏎File Name: Prot_000.pdf`. */
export function placeDocuments(draft: Draft, cells: readonly PageElement[]): void {
  const documents = cells.map(printLines).flatMap(([label, ...lines]) => {
    if (label === undefined) return []
    const valueOf = (name: string): string | undefined =>
      lines
        .find((line) => line.startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim()
    const [date, uploaded, filename] = [valueOf('Document Date'), valueOf('Uploaded'), valueOf('File Name')]
    return [
      {
        label,
        ...(date !== undefined && { date }),
        ...(uploaded !== undefined && { uploadDate: readMoment(uploaded) ?? uploaded }),
        ...(filename !== undefined && { filename }),
      },
    ]
  })
  if (documents.length > 0) draft.largeDocuments = documents
}
