/** Whether two sites look like one, by a reader's rules of thumb; shares no code with the product. */

/** Words of many facilities, which tell none from another. */
const common = new Set(
  'the of and for de la le du des der di da del y e et und center centre clinic clinical hospital hospitals institute medical university research cancer health healthcare site investigational investigative local institution study group oncology department dept inc llc ltd school'.split(
    ' ',
  ),
)

/**
 * @returns `{ score, kind }`, the kind by what a reader would say of the couple; no `kind` where nothing is alike
 */
export function likenessOf(one, other) {
  const country = shareOf(wordsOf(one.country), wordsOf(other.country)) > 0
  const [town, zip] = [townLikeness(one.city, other.city), sameCode(one.zip, other.zip)]
  const { all, rare } = facilityLikeness(one, other)
  const score = Number(country) + town + Number(zip) + all + rare
  return {
    score,
    kind: kindOf({ isPlace: town >= 0.75 || zip, isAddress: town >= 0.75 && zip, all, rare }, one, other),
  }
}

/** The kinds of couples, and whether such a couple is one site that was told as two. */
export const kinds = {
  'one name in one place': true,
  'one name in two places': false,
  'a word in common, in one place': false,
  'one address, no word in common but of kind or place': false,
}

function kindOf({ isPlace, isAddress, all, rare }, one, other) {
  if (isPlace && all >= 0.6 && (rare > 0 || isAddress)) return 'one name in one place'
  if (rare > 0 && plain(one.facility) === plain(other.facility)) return 'one name in two places'
  if (isPlace && rare >= 0.5) return 'a word in common, in one place'
  return isAddress ? 'one address, no word in common but of kind or place' : undefined
}

/** Shares of the shorter name's words that the longer one has: of all, and of those that are not common. */
function facilityLikeness(one, other) {
  const names = [one, other].toSorted((a, b) => wordsOf(a.facility).length - wordsOf(b.facility).length)
  const [shorter, longer] = names.map(({ facility }) => wordsOf(facility))
  const places = [one, other].flatMap(({ city, state, country }) => wordsOf(`${city} ${state} ${country}`))
  return { all: shareOf(shorter, longer), rare: shareOf(rareOf(shorter, places), rareOf(longer, places)) }
}

function rareOf(words, places) {
  return words.filter((word) => !common.has(word) && !places.includes(word) && !/^\d+$/.test(word))
}

function shareOf(words, others) {
  if (words.length === 0) return 0
  const found = words.filter((word) => others.some((other) => isNearly(word, other)))
  return found.length / words.length
}

/** One letter in five may differ in words of any length. */
function isNearly(one, other) {
  if (one === other) return true
  return one.length >= 5 && distance(one, other) <= Math.floor(Math.max(one.length, other.length) / 5)
}

function townLikeness(one, other) {
  const [a, b] = [plain(one).replaceAll(' ', ''), plain(other).replaceAll(' ', '')]
  if (a === '' || b === '') return 0
  if (a.startsWith(b) || b.startsWith(a)) return 1
  return 1 - distance(a, b) / Math.max(a.length, b.length)
}

function sameCode(one, other) {
  const [a, b] = [plain(one).replaceAll(' ', ''), plain(other).replaceAll(' ', '')]
  return a !== '' && b !== '' && (a === b || (a.length >= 5 && b.length >= 5 && (a.startsWith(b) || b.startsWith(a))))
}

function wordsOf(text) {
  return plain(text).split(' ').filter(Boolean)
}

/** Lower case, no accents, no marks. */
function plain(text = '') {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Edits between two words, by Levenshtein. */
function distance(one, other) {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let at = 1; at <= one.length; at++) {
    const next = [at]
    for (let to = 1; to <= other.length; to++) {
      const swap = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
