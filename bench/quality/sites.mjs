/** Sites: over every pair with changed sites, whether a site was told as removed and added, or two sites as one. */
import { diff } from '../../dist/index.js'
import { printTable } from '../figures.mjs'
import { everyGroup, readEveryPair } from './every-pair.mjs'
import { isEntry } from './is-entry.mjs'
import { kinds, likenessOf } from './site-likeness.mjs'

/** @returns whether no site was told as removed and added */
export async function measureSites() {
  const rows = []
  const couples = []
  const strange = []
  for (const group of everyGroup) {
    const counts = { pairs: 0, told: 0, removed: 0, added: 0, renamed: 0, wrong: 0 }
    for (const pair of await readEveryPair([group])) {
      const { changes } = diff(pair.before, pair.after)
      const told = changes.filter(({ code }) => /^(?:site|sites|country|countries)\//.test(code))
      if (told.length === 0) continue
      const removed = sitesOf(told, /^sites?\/removed$/, 'before')
      const added = sitesOf(told, /^sites?\/added$/, 'after')
      const found = couplesOf(removed, added)
      const renamed = told.filter(
        ({ code, before, after, facts }) => !facts.noise && code === 'site/renamed' && before && after,
      )
      counts.pairs++
      counts.told += told.length
      counts.removed += removed.length
      counts.added += added.length
      counts.renamed += renamed.length
      counts.wrong += found.filter(({ kind }) => kinds[kind]).length
      couples.push(...found.map((each) => ({ pair, ...each })))
      strange.push(...renamed.filter(isStrange).map(({ before, after }) => ({ pair, from: before, to: after })))
    }
    rows.push([group, ...Object.values(counts)])
  }
  const sums = rows.reduce((sum, row) => sum.map((each, at) => each + row[at + 1]), [0, 0, 0, 0, 0, 0])
  printTable(
    'Sites: removed, added and renamed',
    ['pairs of', 'with changed sites', 'changes told', 'removed', 'added', 'renamed', 'one site told as two'],
    [...rows, ['**all**', ...sums]],
  )
  printCouples('A removed and an added site, alike in something', couples)
  printCouples('Told as renamed, alike in nothing', strange)
  return !couples.some(({ kind }) => kinds[kind])
}

function isStrange({ before, after }) {
  return likenessOf(before, after).kind === undefined
}

function printCouples(title, couples) {
  if (couples.length === 0) return
  const rows = couples.map(({ pair, from, to, kind = '' }) => [pair.nctId, print(from), print(to), kind])
  printTable(title, ['trial', 'before', 'after', 'alike in'], rows)
}

/** The sites of the changes of one kind, be it one a change or a list of them. */
function sitesOf(changes, kind, end) {
  return changes.filter(({ code }) => kind.test(code)).flatMap((change) => change[end] ?? [])
}

/** Each removed site with the added one it is most like, the most alike first, none twice. */
function couplesOf(removed, added) {
  const candidates = removed
    .flatMap((from) => added.map((to) => ({ from, to, ...likenessOf(from, to) })))
    .filter(({ kind }) => kind !== undefined)
    .toSorted((a, b) => b.score - a.score)
  const taken = new Set()
  return candidates.filter(({ from, to }) => {
    if (taken.has(from) || taken.has(to)) return false
    taken.add(from)
    taken.add(to)
    return true
  })
}

function print({ facility, city, state, zip, country }) {
  const text = [facility, city, state, zip, country].filter(Boolean).join(', ')
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')
}

if (isEntry(import.meta)) process.exitCode = (await measureSites()) ? 0 : 1
