/** Makes a text of eligibility criteria that differs from a real one by 1 to 6 known edits, and keeps the truth of them. */
import { edits } from './criteria-edits.mjs'
import { isUnambiguous, readsBack } from './unambiguous.mjs'
import { cut, itemsOf, join } from './items.mjs'
import { seeded } from './random.mjs'
import { renumber, restyle } from './restyle.mjs'

const most = 6
const weights = {
  reword: 6,
  threshold: 4,
  add: 3,
  remove: 3,
  move: 3,
  rewordAndMove: 1,
  split: 2,
  merge: 2,
  side: 2.5,
  restyle: 2.5,
}

/**
 * @param text a real text
 * @param donors items of other trials, `{ side, text }`
 * @returns `{ before, after, truth, items }`: both texts, what was done, and the items of both by this bench's reading.
 * A truth is `{ kind, before?, after?, side, fromSide?, moved? }`, where before and after are lists of items' texts.
 */
export function mutateCriteria(text, donors, seed) {
  const clear = cut(text).filter((block) => block.isClear).length
  const wanted = seeded(seed).between(1, Math.min(most, Math.floor(clear / 2)))
  for (let attempt = 0; attempt < 500; attempt++) {
    const fewer = Math.max(1, wanted - Math.floor(attempt / 100))
    const made = attemptOnce(seeded(`${seed}/${attempt}`), text, donors, fewer)
    if (made && readsBack(made) && isUnambiguous(made)) return made
  }
  throw new Error(`No fair set of edits was found for seed ${seed}.`)
}

function attemptOnce(random, text, donors, wanted) {
  const draft = { random, donors, blocks: cut(text), truth: [], changed: new Set(), earlier: itemsOf(cut(text)) }
  let isRestyled = false
  for (let tries = 0; draft.truth.length + Number(isRestyled) < wanted && tries < 60; tries++) {
    const kind = random.weigh(weights)
    if (kind === 'restyle') isRestyled = true
    else {
      const done = edits[kind](draft)
      if (done) draft.truth.push(done)
    }
  }
  if (draft.truth.length + Number(isRestyled) < wanted) return undefined
  renumber(draft.blocks, draft.changed)
  const respell = isRestyled ? restyle(random, draft.blocks) : (same) => same
  const after = respell(join(draft.blocks))
  const items = { before: draft.earlier, after: itemsOf(draft.blocks) }
  return { before: text, after, truth: draft.truth, restyled: isRestyled, items, blocks: draft.blocks }
}
