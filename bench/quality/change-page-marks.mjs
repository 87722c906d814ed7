/** What the registry itself marked on a change page of its old archive: rows, and the elements of the record in them. */

/**
 * @returns `{ rows, texts }`: of each marked row the element paths with marked words on either side (`status_block/date`)
 * and those that are marked without words, and of each path all words of both versions
 */
export function marksOf(page) {
  // The page holds the comparison twice, the second time without contacts and sites.
  const view = page.slice(page.indexOf('id="sdiff-full"'), page.indexOf('id="sdiff-main"'))
  const rows = []
  const sides = { a: openSide(), b: openSide() }
  for (const [, kind, row] of view.matchAll(/<tr class="sdiff-(unc|chg|add|del)"[^>]*>(.*?)<\/tr>/gs)) {
    const marked = { kind, paths: new Set(), empty: new Set() }
    for (const [, column, cell] of row.matchAll(/<td class="sdiff-([ab])">(.*?)<\/td>/gs)) {
      for (const line of linesOf(cell)) follow(sides[column], line, marked)
    }
    if (kind !== 'unc') rows.push(marked)
  }
  return { rows, texts: [sides.a.texts, sides.b.texts] }
}

function openSide() {
  return { stack: [], texts: new Map(), inTag: false }
}

/** `sds` opens an element, `sda` one whose attributes follow line by line, `sdz` closes one; words stand in any other. */
function linesOf(cell) {
  return [...cell.matchAll(/<div class="sdl\d+(?: (sd[sza]))?">(.*?)<\/div>/gs)].map(([, mark, inner]) => ({
    mark,
    isMarked: /<span class="sdw[cad]"/.test(inner),
    words: decode(inner.replaceAll(/<[^>]*>/g, '')),
  }))
}

function follow(side, { mark, isMarked, words }, { kind, paths, empty }) {
  const name = /^\s*<\/?([\w.-]+)/.exec(words)?.[1]
  const isChanged = kind === 'add' || kind === 'del' || (kind === 'chg' && isMarked)
  if (mark === 'sds' || mark === 'sda') {
    side.stack.push(name)
    side.inTag = mark === 'sda'
    if (kind !== 'unc') empty.add(pathOf(side))
  } else if (mark === 'sdz') {
    side.stack.length = Math.max(0, side.stack.lastIndexOf(name))
  } else if (words.trim() === '') {
    // What fills up the shorter column is empty; an empty line of a text has its indent.
    if (words !== '' && isChanged) empty.add(pathOf(side))
  } else {
    if (side.inTag && words.trim() === '>') {
      side.inTag = false
      return
    }
    const path = pathOf(side)
    side.texts.set(path, [...(side.texts.get(path) ?? []), decode(words).trim()])
    if (isChanged) paths.add(path)
  }
}

/** Without the root, and without what only wraps words. */
function pathOf({ stack }) {
  return stack.filter((name) => name !== 'clinical_study' && name !== 'textblock' && name !== 'agency').join('/')
}

const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }

function decode(text) {
  return text
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(lt|gt|quot|apos|nbsp|amp);/g, (_, name) => entities[name])
}
