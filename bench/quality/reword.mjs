/** Rewording an item: words replaced, put in or left out, taken from other trials' criteria; never a number or its unit. */
import { plain, wordsOf } from './words.mjs'

const numbers =
  'one two three four five six seven eight nine ten eleven twelve twice once first second third single double half zero i ii iii iv v'
const comparing =
  'less more fewer greater than least most above below over under within between up to older younger before after prior equal exceeding maximum minimum upper lower limit normal per not no non without never except'
const units =
  'year years month months week weeks day days hour hours minute minutes mg kg g ml l dl mmol mm cm iu uln lln grade class score percent times cells ecog mmhg bpm'
/** A word that says how much, how long, or not: another in its place would be another threshold or another sense. */
const kept = new Set(`${numbers} ${comparing} ${units}`.split(' '))
const light = new Set(
  'a an the of or and in for with to by on at as is are be has have had was were any all this that who which from their'.split(
    ' ',
  ),
)

const isWord = (token) => /^[("']?\p{L}[\p{L}'’/-]*[)"',.;:]*$/u.test(token)
const bareOf = (token) => wordsOf(token).join(' ')
const isLight = (token) => light.has(bareOf(token))

function isEditable(tokens, at) {
  const nearNumber = /[\d<>≥≤=%]/.test(`${tokens[at - 1] ?? ''}${tokens[at + 1] ?? ''}${tokens[at - 2] ?? ''}`)
  return isWord(tokens[at]) && !nearNumber && !kept.has(bareOf(tokens[at])) && !/[:()]/.test(tokens[at])
}

/** Runs of plain words as other trials write them. */
function borrow(random, donors, count) {
  const words = []
  for (let tries = 0; words.length < count && tries < 200; tries++) {
    const found = random
      .pick(donors)
      .text.split(/\s+/)
      .filter((token) => /^\p{L}[\p{L}-]+$/u.test(token))
      .filter((token) => !kept.has(token.toLowerCase()) && !/clusion|criteri|eligib|exclu|includ/i.test(token))
    const start = random.below(found.length || 1)
    words.push(...found.slice(start, start + count - words.length))
  }
  return words.map((word) => (/^\p{Lu}\p{Ll}+$/u.test(word) ? word.toLowerCase() : word))
}

/**
 * The text reworded by a random amount, one word to that share of it, or undefined where nothing can be changed. At least
 * half of the words that carry meaning stay, so that it is plainly still the same criterion.
 */
export function reword(random, text, donors, share = 1 / 2) {
  const tokens = text.split(/\s+/)
  const editable = tokens.map((_, at) => at).filter((at) => isEditable(tokens, at))
  const amount = howMany(random, tokens.length, share)
  if (tokens.length < 3 || editable.length === 0 || amount === 0) return undefined
  const way = random.weigh({ replace: 5, scatter: 2, insert: 3, leaveOut: tokens.length > 5 ? 2 : 0 })
  const made = ways[way]({ random, tokens, editable, amount, donors }).join(' ')
  const isFair = meaningKept(text, made) && bareOf(made) !== bareOf(text) && plain(made).length >= 8
  return isFair && !made.endsWith(':') ? made : undefined
}

/** One word in every third item, else evenly from two words to half of all. */
function howMany(random, length, share) {
  const most = length < 6 ? 1 : Math.floor(length * share)
  return most < 2 || random.chance(1 / 3) ? 1 : random.between(2, most)
}

const ways = {
  replace({ random, tokens, editable, amount, donors }) {
    const start = random.below(Math.max(1, editable.length - amount + 1))
    const places = editable.slice(start, start + amount)
    const words = borrow(random, donors, places.length)
    const made = [...tokens]
    for (const place of places) made.splice(place, 1, ...dress([words.shift()], tokens[place], tokens[place]))
    if (random.chance(1 / 3)) made.splice(places.at(-1), 0, ...borrow(random, donors, 1))
    return made
  },
  scatter({ random, tokens, editable, amount, donors }) {
    const places = new Set(random.shuffle(editable).slice(0, amount))
    return tokens.flatMap((token, at) => (places.has(at) ? dress(borrow(random, donors, 1), token, token) : [token]))
  },
  insert({ random, tokens, editable, amount, donors }) {
    const at = random.pick(editable)
    const [first, ...others] = borrow(random, donors, amount)
    return at === 0 ? [tokens[0], first, ...others, ...tokens.slice(1)] : tokens.toSpliced(at, 0, first, ...others)
  },
  leaveOut({ random, tokens, editable, amount }) {
    const start = random.pick(editable)
    let length = 1
    while (length < Math.min(amount, tokens.length / 2) && editable.includes(start + length)) length += 1
    const left = tokens.toSpliced(start, length)
    return start === 0 ? dress([left[0]], tokens[0], left[0]).concat(left.slice(1)) : left
  },
}

/** New words with the capital letter and the marks of those whose place they take. */
function dress(words, first, last) {
  const dressed = [...words]
  if (/^\p{Lu}\p{Ll}/u.test(first)) dressed[0] = dressed[0].replace(/^./u, (letter) => letter.toUpperCase())
  const marks = /[)"',.;:]+$/.exec(last)?.[0] ?? ''
  dressed[dressed.length - 1] = dressed.at(-1).replace(/[)"',.;:]+$/, '') + marks
  return dressed
}

function meaningKept(before, after) {
  const words = before
    .split(/\s+/)
    .filter((token) => !isLight(token))
    .map(bareOf)
  const left = new Set(after.split(/\s+/).map(bareOf))
  return words.filter((word) => left.has(word)).length * 2 >= words.length && words.length > 1
}
