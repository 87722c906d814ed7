/** Drawing edits: which ones a case gets, how many, and from which seeds, whatever it is that they edit. */
import { seeded } from './random.mjs'

const most = 6

/**
 * Tries sets of edits until one is fair; after many tries with one edit fewer.
 * @param editable how many items there are to edit
 * @param attempt takes a random generator and a number of edits, and gives a fair case or nothing
 */
export function drawFairly(seed, editable, attempt) {
  const wanted = seeded(seed).between(1, Math.min(most, Math.floor(editable / 2)))
  for (let tries = 0; tries < 500; tries++) {
    const fewer = Math.max(1, wanted - Math.floor(tries / 100))
    const made = attempt(seeded(`${seed}/${tries}`), fewer)
    if (made) return made
  }
  throw new Error(`No fair set of edits was found for seed ${seed}.`)
}

/**
 * Makes so many edits in a draft, of the kinds by their weights, each adding its truth.
 * @returns whether the whole is restyled besides; nothing where not all edits could be made
 */
export function makeEdits(draft, { edits, weights, wanted }) {
  let isRestyled = false
  const made = () => draft.truth.length + Number(isRestyled)
  for (let tries = 0; made() < wanted && tries < 60; tries++) {
    const kind = draft.random.weigh(weights)
    const done = kind === 'restyle' ? undefined : edits[kind](draft)
    if (kind === 'restyle') isRestyled = true
    if (done) draft.truth.push(done)
  }
  return made() < wanted ? undefined : isRestyled
}
