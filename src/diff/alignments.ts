/** All alignments of a pair of Trials: sites, criteria, outcomes, arms and interventions get the same key on both sides. */
import type { ListAlignment } from '../model/change.js'
import type { Trial } from '../model/trial.js'
import { fold } from '../normalize/fold.js'
import { siteOptions } from './align-sites.js'
import { align, type AlignOptions, type Pairing } from './align.js'
import { flatten } from './flat-criteria.js'
import { asKey, keyText, nameOf, unique } from './identities.js'
import { findResplits } from './resplits.js'
import { sameValue } from './same-value.js'
import { similarity, wordsOf, type Words } from './similarity.js'

export const sides = ['inclusion', 'exclusion', 'other'] as const

export function alignTrials(before: Trial, after: Trial): Record<string, ListAlignment> {
  const alignments: Record<string, ListAlignment> = {
    locations: keyPairs('locations', before.locations, after.locations, siteOptions()),
    outcomes: keyPairs('outcomes', before.outcomes, after.outcomes, {
      exact: [
        (each) => folded(each.measure, each.timeFrame),
        (each) => folded(each.measure),
        (each) => folded(each.description),
      ],
      alike: eitherAlike(
        textsAlike((each) => `${each.measure ?? ''} ${each.description ?? ''}`),
        // A description that came or went makes no other outcome of it.
        textsAlike((each) => each.measure ?? ''),
      ),
    }),
    arms: keyPairs('arms', before.arms, after.arms, {
      exact: [(each) => folded(each.label), (each) => folded(each.description)],
      alike: textsAlike((each) => `${each.label ?? ''} ${each.description ?? ''}`),
      threshold: 0.6,
    }),
    // Pages print no PubMed ids, so a citation must do where one side has none.
    references: keyPairs('references', before.references, after.references, {
      exact: [
        (each) => folded(each.pmid),
        (each) => folded(each.citation),
        (each) => folded(each.citation?.replace(pubMedNotes, '')),
      ],
      alike: textsAlike((each) => each.citation ?? ''),
      threshold: 0.8,
    }),
    // Pages print no addresses either, but what a link says.
    seeAlsoLinks: keyPairs('seeAlsoLinks', before.seeAlsoLinks, after.seeAlsoLinks, {
      exact: [(each) => folded(each.url), (each) => folded(each.label)],
    }),
    interventions: keyPairs('interventions', before.interventions, after.interventions, {
      exact: [(each) => folded(each.type, each.name), (each) => folded(each.name), (each) => folded(each.description)],
      alike: textsAlike((each) => `${each.name ?? ''} ${each.description ?? ''}`),
      threshold: 0.6,
    }),
  }
  for (const side of sides) {
    alignments[`eligibility.${side}`] = alignCriteria(
      flatten(before.eligibility?.[side] ?? []).map((each) => each.text),
      flatten(after.eligibility?.[side] ?? []).map((each) => each.text),
    )
  }
  return alignments
}

/** What PubMed writes behind a citation, more of it as the years go by. */
const pubMedNotes = /\s(?:doi:|epub\b|erratum in\b|comment in\b|no abstract available\b).*$/is

function alignCriteria(before: readonly string[], after: readonly string[]): ListAlignment {
  if (sameValue(before, after)) return keysFor('criteria', before, after, inOrder(before))
  const exact = align(before, after, { exact: [fold] })
  const resplits = findResplits(before, after, exact)
  const pairs = new Map([...exact, ...alignRest(before, after, exact, resplits)])
  const keys = keysFor('criteria', before, after, pairs)
  const runs = resplits.map((run) => ({
    before: run.before.map((index) => keys.before[index] ?? ''),
    after: run.after.map((index) => keys.after[index] ?? ''),
  }))
  return runs.length > 0 ? { ...keys, resplits: runs } : keys
}

/** Pairs what neither identity nor a new split explains, by likeness. */
function alignRest(
  before: readonly string[],
  after: readonly string[],
  exact: Pairing,
  resplits: readonly { before: readonly number[]; after: readonly number[] }[],
): Map<number, number> {
  const usedBefore = new Set([...exact.keys(), ...resplits.flatMap((run) => run.before)])
  const usedAfter = new Set([...exact.values(), ...resplits.flatMap((run) => run.after)])
  const open = [...before.keys()].filter((index) => !usedBefore.has(index))
  const free = [...after.keys()].filter((index) => !usedAfter.has(index))
  const pairs = align(open, free, { exact: [], alike: indexedAlike(before, after) })
  return new Map([...pairs].map(([from, to]) => [open[from] ?? 0, free[to] ?? 0]))
}

function indexedAlike(before: readonly string[], after: readonly string[]): (from: number, to: number) => number {
  const earlier = new Map<number, Words>()
  const later = new Map<number, Words>()
  return (from, to) => similarity(knownWords(earlier, before, from), knownWords(later, after, to))
}

function knownWords(known: Map<number, Words>, texts: readonly string[], index: number): Words {
  const found = known.get(index) ?? wordsOf(texts[index] ?? '')
  known.set(index, found)
  return found
}

function keyPairs<Item>(
  list: string,
  before: readonly Item[] = [],
  after: readonly Item[] = [],
  options: AlignOptions<Item>,
): ListAlignment {
  if (sameValue(before, after)) return keysFor(list, before, after, inOrder(before))
  const exact = [...options.exact, (item: Item) => JSON.stringify(item)]
  return keysFor(list, before, after, align(before, after, { ...options, exact }))
}

/** Each item paired with the one at its own place. */
function inOrder(items: readonly unknown[]): Pairing {
  return new Map(items.map((_, index) => [index, index]))
}

/** Paired items take the earlier item's key; keys are unique over both sides. */
function keysFor(list: string, before: readonly unknown[], after: readonly unknown[], pairs: Pairing): ListAlignment {
  const backwards = new Map([...pairs].map(([from, to]) => [to, from]))
  const added = [...after.keys()].filter((index) => !backwards.has(index))
  const names = unique([...before, ...added.map((index) => after[index])].map((item) => shorten(nameOf(list, item))))
  const addedNames = new Map(added.map((index, rank) => [index, names[before.length + rank] ?? '']))
  return {
    before: names.slice(0, before.length),
    after: after.map((_, index) => addedNames.get(index) ?? names[backwards.get(index) ?? -1] ?? ''),
  }
}

const longestKey = 120

function shorten(name: string): string {
  return asKey(name.length > longestKey ? `${name.slice(0, longestKey - 1)}…` : name)
}

function textsAlike<Item extends object>(textOf: (item: Item) => string): (before: Item, after: Item) => number {
  const words = new WeakMap<Item, Words>()
  const of = (item: Item): Words => {
    const known = words.get(item) ?? wordsOf(textOf(item))
    words.set(item, known)
    return known
  }
  return (before, after) => similarity(of(before), of(after))
}

/** As alike as the whole, or as a part of which at least four words of five are the same. */
function eitherAlike<Item>(
  whole: (before: Item, after: Item) => number,
  part: (before: Item, after: Item) => number,
): (before: Item, after: Item) => number {
  return (before, after) => {
    const share = part(before, after)
    return Math.max(whole(before, after), share >= 0.8 ? share : 0)
  }
}

/** An identity that needs its first part. */
function folded(...parts: readonly (string | undefined)[]): string | undefined {
  return parts[0] === undefined ? undefined : keyText(parts.map((part) => part ?? '').join('|'))
}
