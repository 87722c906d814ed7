/** All alignments of a pair of Trials: sites, criteria, outcomes, arms and interventions get the same key on both sides. */
import type { ListAlignment } from '../../model/change.js'
import type { Trial } from '../../model/trial.js'
import { aliasIdentity } from '../meaning/aliases.js'
import { alignCriteria } from './align-criteria.js'
import { outcomeOptions } from './align-outcomes.js'
import { siteOptions } from './align-sites.js'
import { align, type AlignOptions } from './align.js'
import { keyText } from '../keyed/identities.js'
import { keysFor, keysOfBoth } from './paired-keys.js'
import { withoutDoses } from '../meaning/doses.js'
import { sameValue } from '../meaning/same-value.js'
import { fewWords } from '../meaning/text-facts.js'

export function alignTrials(before: Trial, after: Trial): Record<string, ListAlignment> {
  return {
    locations: keyPairs('locations', before.locations, after.locations, siteOptions()),
    outcomes: keyPairs('outcomes', before.outcomes, after.outcomes, outcomeOptions(before.outcomes, after.outcomes)),
    arms: keyPairs('arms', before.arms, after.arms, {
      exact: [(each) => folded(each.label), (each) => bare(each.label), (each) => folded(each.description)],
      text: (each) => `${each.label ?? ''} ${each.description ?? ''}`,
      threshold: 0.6,
    }),
    // Pages print no PubMed ids, so a citation must do where one side has none.
    references: keyPairs('references', before.references, after.references, {
      exact: [
        (each) => folded(each.pmid),
        (each) => folded(each.citation),
        (each) => folded(each.citation?.replace(pubMedNotes, '')),
      ],
      text: (each) => each.citation ?? '',
      threshold: 0.8,
    }),
    // Pages print no addresses either, but what a link says.
    seeAlsoLinks: keyPairs('seeAlsoLinks', before.seeAlsoLinks, after.seeAlsoLinks, {
      exact: [(each) => folded(each.url), (each) => folded(each.label)],
    }),
    interventions: keyPairs('interventions', before.interventions, after.interventions, {
      exact: [
        (each) => folded(each.type, each.name),
        (each) => folded(each.name),
        (each) => bare(each.name),
        aliasIdentity(before.interventions, after.interventions),
        (each) => folded(each.description),
        (each) => undosed(each.type, each.name),
      ],
      text: (each) => `${each.name ?? ''} ${each.description ?? ''}`,
      threshold: 0.6,
    }),
    ...alignCriteria(before.eligibility, after.eligibility),
  }
}

/** What PubMed writes behind a citation, more of it as the years go by. */
const pubMedNotes = /\s(?:doi:|epub\b|erratum in\b|comment in\b|no abstract available\b).*$/is

function keyPairs<Item>(
  list: string,
  before: readonly Item[] = [],
  after: readonly Item[] = [],
  options: AlignOptions<Item>,
): ListAlignment {
  if (sameValue(before, after)) return keysOfBoth(list, before)
  const { head, tail } = sameEnds(before, after)
  const exact = [...options.exact, (item: Item) => JSON.stringify(item)]
  const middle = [before, after].map((items) => items.slice(head, items.length - tail)) as [Item[], Item[]]
  const { pairs } = align(...middle, { ...options, exact })
  const ends = [
    ...Array.from({ length: head }, (_, index) => [index, index] as const),
    ...Array.from({ length: tail }, (_, index) => [before.length - 1 - index, after.length - 1 - index] as const),
  ]
  return keysFor(
    list,
    before,
    after,
    new Map([...ends, ...[...pairs].map(([from, to]) => [from + head, to + head] as const)]),
  )
}

/** How many items are the same at the beginning and at the end of both lists: they need no looking at. */
function sameEnds(before: readonly unknown[], after: readonly unknown[]): { head: number; tail: number } {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && sameValue(before[head], after[head])) head++
  let tail = 0
  while (tail < most - head && sameValue(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail++
  return { head, tail }
}

/** A name without spaces, marks and case: `Hydroxyethyl Starch (130/0.4)` is `hydroxyethylstarch 130/0.4`. */
function bare(name: string | undefined): string | undefined {
  return name === undefined ? undefined : fewWords(name) || undefined
}

/** What is given, in whatever dose: `Pembrolizumab 200 mg` is `Pembrolizumab`. */
function undosed(type: string | undefined, name = ''): string | undefined {
  const drug = fewWords(withoutDoses(name))
  return drug === '' ? undefined : `${type ?? ''}|${drug}`
}

/** An identity that needs its first part. */
function folded(...parts: readonly (string | undefined)[]): string | undefined {
  return parts[0] === undefined ? undefined : keyText(parts.map((part) => part ?? '').join('|'))
}
