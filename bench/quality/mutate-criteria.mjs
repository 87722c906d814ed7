/** Makes a text of eligibility criteria that differs from a real one by 1 to 6 known edits, and keeps the truth of them. */
import { edits } from './criteria-edits.mjs'
import { isUnambiguous, readsBack } from './unambiguous.mjs'
import { cut, itemsOf, join } from './items.mjs'
import { drawFairly, makeEdits } from './draw-edits.mjs'
import { renumber, restyle } from './restyle.mjs'

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
  return drawFairly(seed, clear, (random, wanted) => {
    const made = attemptOnce(random, text, donors, wanted)
    return made && readsBack(made) && isUnambiguous(made) ? made : undefined
  })
}

function attemptOnce(random, text, donors, wanted) {
  const draft = { random, donors, blocks: cut(text), truth: [], changed: new Set(), earlier: itemsOf(cut(text)) }
  const isRestyled = makeEdits(draft, { edits, weights, wanted })
  if (isRestyled === undefined) return undefined
  renumber(draft.blocks, draft.changed)
  const respell = isRestyled ? restyle(random, draft.blocks) : (same) => same
  const after = respell(join(draft.blocks))
  const items = { before: draft.earlier, after: itemsOf(draft.blocks) }
  return { before: text, after, truth: draft.truth, restyled: isRestyled, items, blocks: draft.blocks }
}
