/** All alignments of a pair of Trials: sites, criteria, outcomes, arms and interventions get the same key on both sides. */
import type { ListAlignment } from '../model/change.js'
import type { Trial } from '../model/trial.js'
import { aliasIdentity } from './aliases.js'
import { alignCriteria } from './align-criteria.js'
import { outcomeOptions } from './align-outcomes.js'
import { siteOptions } from './align-sites.js'
import { align, type AlignOptions, type Pairing } from './align.js'
import { keyText } from './identities.js'
import { keysFor } from './paired-keys.js'
import { sameValue } from './same-value.js'

export function alignTrials(before: Trial, after: Trial): Record<string, ListAlignment> {
  return {
    locations: keyPairs('locations', before.locations, after.locations, siteOptions()),
    outcomes: keyPairs('outcomes', before.outcomes, after.outcomes, outcomeOptions(before.outcomes, after.outcomes)),
    arms: keyPairs('arms', before.arms, after.arms, {
      exact: [(each) => folded(each.label), (each) => folded(each.description)],
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
        aliasIdentity(before.interventions, after.interventions),
        (each) => folded(each.description),
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
  if (sameValue(before, after)) return keysFor(list, before, after, inOrder(before))
  const exact = [...options.exact, (item: Item) => JSON.stringify(item)]
  return keysFor(list, before, after, align(before, after, { ...options, exact }).pairs)
}

/** Each item paired with the one at its own place. */
function inOrder(items: readonly unknown[]): Pairing {
  return new Map(items.map((_, index) => [index, index]))
}

/** An identity that needs its first part. */
function folded(...parts: readonly (string | undefined)[]): string | undefined {
  return parts[0] === undefined ? undefined : keyText(parts.map((part) => part ?? '').join('|'))
}
