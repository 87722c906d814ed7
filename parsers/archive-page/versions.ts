/** Reads the list of a record's versions from an index page of either history site. */
import type { CheerioAPI } from 'cheerio'
import type { Version } from '../../src/model/version.js'
import type { ValueOf } from '../../src/model/vocabulary.js'
import { readDate } from '../../src/normalize/date.js'
import { readValue } from '../../src/normalize/value.js'
import { oneLine } from '../html/print.js'

/** Oldest first, the first as number 0, which the pages call 1; none where the page lists none. */
export function listVersions($: CheerioAPI): Version[] {
  return [...listArchive($), ...listHistory($)]
}

/** Rows of the archive: `2005_06_30 · Study · Changes · Protocol, Recruitment, Misc.`, without numbers of their own. */
function listArchive($: CheerioAPI): Version[] {
  const rows = $('table.versions tr.version').toArray()
  return rows.flatMap((row, index) => {
    const date = readDate($('.si-date', row).text().trim().replaceAll('_', '-'))
    const words = oneLine($('.si-desc', row).text())
    const modules = /^(?:Nothing|None)\b/.test(words) ? [] : words.split(', ').filter((each) => each !== '')
    return date === undefined ? [] : [{ version: index, date, modules }]
  })
}

/** The registry marks each version in which the status changed: `Recruiting --> Completed`. */
const arrow = /^(.*\S) *--> *(\S.*)$/

function listHistory($: CheerioAPI): Version[] {
  const rows = $('table.releases td[headers="VersionNumber"]')
    .toArray()
    .map((cell) => $(cell).parent())
  const steps = rows.map((row) => arrow.exec(oneLine($('.recruitmentStatus', row).attr('title') ?? '')))
  let status = statusOf(steps.find((step) => step)?.[1])
  return rows.flatMap((row, index) => {
    status = statusOf(steps[index]?.[2]) ?? status
    const version = Number(row.children('[headers="VersionNumber"]').text().trim()) - 1
    const date = readDate(oneLine(row.children('[headers="VersionDate"]').text()))
    if (!Number.isSafeInteger(version) || version < 0 || date === undefined) return []
    const modules = modulesIn(oneLine(row.children('[headers="Changes"]').text()))
    return [{ version, date, ...(status && { status }), modules }]
  })
}

function statusOf(printed: string | undefined): ValueOf<'Status'> | undefined {
  return printed === undefined ? undefined : (readValue('Status', printed) as ValueOf<'Status'> | undefined)
}

/** Before the last one stands `and`, which the names of some parts hold too. */
const parted = /, |(?<!\b(?:Arms|Groups)) and /

/** `Recruitment Status, Study Status and Contacts/Locations` → the parts; the status is told by itself. */
function modulesIn(words: string): string[] {
  if (/^(?:None|Nothing)\b/.test(words)) return []
  return words.split(parted).filter((each) => each !== '' && each !== 'Recruitment Status')
}
