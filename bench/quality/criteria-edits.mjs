/** The edits of criteria, each of an item that no other edit touches; each gives its truth, or nothing where it cannot be done. */
import { reword } from './reword.mjs'
import { mergeTexts, splitText } from './split-merge.mjs'
import { changeThreshold } from './threshold.mjs'
import { likeness, plain } from './words.mjs'

const other = { inclusion: 'exclusion', exclusion: 'inclusion' }
/** Nobody adds an item that is as like as this to one that stands there. */
const nearTwin = 0.8
/** A list keeps at least so many of its items. */
const fewestLeft = 2

export const edits = {
  reword: (draft) => rewrite(draft, 'reworded', (text) => reword(draft.random, text, draft.donors)),
  threshold: (draft) => rewrite(draft, 'threshold', (text) => changeThreshold(draft.random, text)),
  add(draft) {
    const place = pickPlace(draft, (block) => !block.isNew)
    if (!place) return undefined
    const text = pickStranger(draft, place.side)
    if (!text) return undefined
    insert(draft, place, { text })
    return { kind: 'added', after: [text], side: place.side }
  },
  remove(draft) {
    const block = draft.random.pick(spare(draft))
    if (!block) return undefined
    takeOut(draft, block)
    return { kind: 'removed', before: [block.text], side: block.side }
  },
  move: (draft) => move(draft, (text) => text, { kind: 'moved' }),
  rewordAndMove: (draft) =>
    move(draft, (text) => reword(draft.random, text, draft.donors), { kind: 'reworded', moved: true }),
  split(draft) {
    const block = draft.random.pick(free(draft).filter(({ text }) => splitText(draft.random, text)))
    if (!block) return undefined
    const before = block.text
    const [first, second] = splitText(draft.random, before)
    write(block, first)
    insert(draft, block, { text: second })
    return { kind: 'split', before: [before], after: [first, second], side: block.side }
  },
  merge(draft) {
    const [first, second] = draft.random.pick(neighbours(draft)) ?? []
    if (!first) return undefined
    const before = [first.text, second.text]
    takeOut(draft, second)
    write(first, mergeTexts(draft.random, ...before))
    return { kind: 'merged', before, after: [first.text], side: first.side }
  },
  side(draft) {
    const block = draft.random.pick(spare(draft))
    const place = block && pickPlace(draft, ({ side }) => side === other[block.side])
    if (!place) return undefined
    takeOut(draft, block)
    insert(draft, place, { text: block.text })
    return { kind: 'side', before: [block.text], after: [block.text], side: place.side, fromSide: block.side }
  },
}

function rewrite(draft, kind, change) {
  for (const block of draft.random.shuffle(draft.blocks.filter(({ isClear, isTouched }) => isClear && !isTouched))) {
    const before = block.text
    const after = change(before)
    if (!after || isKnown(draft, after)) continue
    write(block, after)
    return { kind, before: [before], after: [after], side: block.side }
  }
  return undefined
}

/** Within its list, over two items at least, and one move on each side at most. */
function move(draft, change, truth) {
  const movable = spare(draft).filter(({ side }) => !draft.truth.some((each) => isMove(each) && each.side === side))
  const block = draft.random.pick(movable)
  const text = block && change(block.text)
  if (!text || (text !== block.text && isKnown(draft, text))) return undefined
  const level = draft.blocks.filter((each) => each.list === block.list && each.isFree)
  const from = level.indexOf(block)
  const place = draft.random.pick(level.filter((_, at) => at >= from + 2 || at < from - 2))
  if (!place) return undefined
  takeOut(draft, block)
  insert(draft, place, { text })
  return { ...truth, before: [block.text], after: [text], side: block.side }
}

export const isMove = ({ kind, moved }) => kind === 'moved' || kind === 'reordered' || moved === true

function free({ blocks }) {
  return blocks.filter(({ isFree, isTouched }) => isFree && !isTouched)
}

/** Those that their list can do without. */
function spare(draft) {
  const left = (list) => draft.blocks.filter((each) => each.list === list && each.isFree).length
  return free(draft).filter(({ list }) => left(list) > fewestLeft)
}

function neighbours(draft) {
  const pairs = draft.blocks.slice(1).map((block, index) => [draft.blocks[index], block])
  const open = new Set(free(draft))
  return pairs.filter(
    ([first, second]) =>
      open.has(first) &&
      open.has(second) &&
      first.list === second.list &&
      first.indent === second.indent &&
      first.text.length + second.text.length < 400,
  )
}

function pickPlace(draft, fits) {
  return draft.random.pick(draft.blocks.filter((block) => block.isFree && fits(block)))
}

/** A real item of another trial that does not stand here already. */
function pickStranger(draft, side) {
  const here = [...draft.earlier, ...draft.blocks].map(({ text }) => text)
  for (let tries = 0; tries < 40; tries++) {
    const { text, side: from } = draft.random.pick(draft.donors)
    if (from === side && here.every((each) => likeness(each, text) < nearTwin)) return text
  }
  return undefined
}

function isKnown(draft, text) {
  return [...draft.earlier, ...draft.blocks].some((each) => plain(each.text) === plain(text))
}

function write(block, text) {
  Object.assign(block, { text, isTouched: true, lines: [`${' '.repeat(block.indent)}${block.mark} ${text}`] })
}

/** Puts a new item behind one that carries nothing below it. */
function insert(draft, place, { text }) {
  const { indent, mark, side, list } = place
  const gap = draft.blocks[draft.blocks.indexOf(place) - 1]?.mark === undefined ? 0 : place.gap
  const block = { indent, mark, side, list, gap: Math.min(gap, 1), isClear: true, isFree: true, isNew: true }
  write(block, text)
  draft.blocks.splice(draft.blocks.indexOf(place) + 1, 0, block)
  draft.changed.add(list)
}

function takeOut(draft, block) {
  const at = draft.blocks.indexOf(block)
  const next = draft.blocks[at + 1]
  if (next) next.gap = Math.max(next.gap, block.gap)
  draft.blocks.splice(at, 1)
  draft.changed.add(block.list)
}
