/** Layout alone: other list marks, wraps, blank lines, signs, escapes, spaces and quotes; the words stay. */

const beforeMarkLike = /^(?:[-*+•<>≥≤=–\\#]|\(?(?:\d{1,3}|[a-z]|[ivx]+|[A-Z])[.)]|(?:Inclusion|Exclusion)\b)/

/** Restyles blocks in place and gives the way to write the joined text. */
export function restyle(random, blocks) {
  const chosen = random.shuffle([...Object.keys(layouts), ...Object.keys(spellings)]).slice(0, random.between(1, 3))
  for (const name of chosen) layouts[name]?.(random, blocks)
  return (text) => chosen.reduce((written, name) => spellings[name]?.(written) ?? written, text)
}

const layouts = {
  marks(random, blocks) {
    const to = random.pick(['-', '*', '.', ')'])
    for (const list of listsOf(blocks)) {
      const kinds = new Set(list.map(({ mark }) => mark.at(-1)))
      const markAt = (index) => ('-*'.includes(to) ? to : `${index + 1}${to}`)
      if (kinds.size === 1) list.forEach((item, index) => setMark(item, markAt(index)))
    }
  },
  wraps(random, blocks) {
    const width = random.between(70, 100)
    for (const block of blocks) {
      if (block.isClear && block.lines.length === 1) block.lines = wrap(block.lines[0], width)
    }
  },
  blankLines(random, blocks) {
    const gap = random.below(2)
    blocks.forEach((block, index) => {
      const last = blocks[index - 1]
      if (block.mark && last?.mark && block.indent === last.indent && block.list === last.list) block.gap = gap
    })
  },
}

const spellings = {
  signs: (text) =>
    text.includes('≥') || text.includes('≤')
      ? text.replace(/≥/g, '\\>=').replace(/≤/g, '\\<=')
      : text.replace(/\\?>=/g, '≥').replace(/\\?<=/g, '≤'),
  escapes: (text) => text.replace(/\\([<>[\]_~])/g, '$1'),
  spaces: (text) => text.replace(/(?<=\d) (?=(?:years|months|weeks|days|mg|kg|mL|mm)\b)/g, '\u00a0'),
  quotes: (text) => text.replace(/(?<=\p{L})'(?=\p{L})/gu, '’').replace(/(?<!\S)"([^"\n]{1,80})"/g, '“$1”'),
}

/** The items of the first level, list by list. */
function listsOf(blocks) {
  const lists = new Map()
  for (const block of blocks) {
    if (block.mark === undefined || block.side === undefined || block.indent > 1) continue
    lists.set(block.list, [...(lists.get(block.list) ?? []), block])
  }
  return [...lists.values()]
}

export function setMark(block, mark) {
  const [first, ...others] = block.lines
  block.lines = [`${first.slice(0, block.indent)}${mark}${first.slice(block.indent + block.mark.length)}`, ...others]
  block.mark = mark
}

/** Counts the numbers of these lists anew, where all items have one. */
export function renumber(blocks, changed) {
  for (const list of listsOf(blocks).filter(([first]) => changed.has(first.list))) {
    const counted = list.filter(({ mark }) => /\d/.test(mark))
    if (counted.length < list.length || new Set(counted.map(({ mark }) => mark.at(-1))).size > 1) continue
    counted.forEach((item, index) => setMark(item, `${index + 1}${item.mark.at(-1)}`))
  }
}

function wrap(line, width) {
  const lines = []
  const inner = ' '.repeat(/^\s*\S+\s+/.exec(line)?.[0].length ?? 2)
  let open = ''
  for (const word of line.trimEnd().split(/(?<=\S) (?=\S)/)) {
    const fits = open.length + word.length < width
    if (open === '' || fits || beforeMarkLike.test(word)) open += (open === '' ? '' : ' ') + word
    else {
      lines.push(open)
      open = inner + word
    }
  }
  return [...lines, open]
}
