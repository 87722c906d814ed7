/** Changing one quantity of an item: its number, its comparison sign, or its unit; nothing else. */

const number = /(?<![\p{L}\d.,\-–/^*])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d^*]|\.\d|,\d|(?:st|nd|rd|th)\b)/gu
const unit =
  /^\s?(?:[-–]|to|and|or)?\s?(?:\d[\d.,]*\s?)?(?:%|percent\b|years?\b|months?\b|weeks?\b|days?\b|hours?\b|minutes?\b|mg\b|kg\b|g\b|mL\b|ml\b|mmol|mm\b|mmHg\b|cm\b|IU\b|U\/L|µg|mcg|ng\b|pg\b|μg|msec|ms\b|ULN\b|× ?ULN|x ?ULN|times\b|cells|\/ ?mm|\/ ?[uµμ]L|g\/dL|pack|beats|bpm)/i
const sign =
  /(?:[<>≥≤]=?|\b(?:at least|less than|more than|greater than|fewer than|over|under|below|above|up to|exceeding|older than|younger than))\s*$/i
const score = /\b(?:ECOG|Karnofsky|Lansky|NYHA|performance status)\b[^.;\d]{0,50}(?:\d (?:to|or|and) |\d[-–])?$/i
const exponent = /[x×]\s?$/i

const signs = { '≥': '>', '>': '≥', '≤': '<', '<': '≤', '\\>': '≥', '\\<': '≤', '>=': '>', '<=': '<' }
const phrases = { 'at least': 'more than', 'less than': 'at most', 'more than': 'at least', 'greater than': 'at least' }
const otherUnits = {
  weeks: 'months',
  months: 'weeks',
  days: 'weeks',
  years: 'months',
  week: 'month',
  month: 'week',
  hours: 'days',
  day: 'week',
}

/** Numbers that say how much: compared, of a unit, or of a performance score. */
function quantitiesIn(text) {
  return [...text.matchAll(number)]
    .map((found) => ({ digits: found[1], at: found.index, end: found.index + found[1].length }))
    .filter(({ at, end }) => {
      const [before, after] = [text.slice(Math.max(0, at - 70), at), text.slice(end, end + 25)]
      return !exponent.test(before) && (sign.test(before) || unit.test(after) || score.test(before))
    })
}

/** The text with one quantity changed, or undefined where it has none. */
export function changeThreshold(random, text) {
  const quantities = quantitiesIn(text)
  if (quantities.length === 0) return undefined
  const quantity = random.pick(quantities)
  const way = random.weigh({ number: 15, sign: 3, unit: 2 })
  return ways[way](random, text, quantity) ?? ways.number(random, text, quantity)
}

const ways = {
  number(random, text, { digits, at, end }) {
    const value = Number(digits.replace(/,/g, ''))
    const [before, after] = [text.slice(0, at), text.slice(end)]
    const high = Number(/^\s?(?:[-–]|to|and|or)\s?(\d[\d.]*)/.exec(after)?.[1] ?? Infinity)
    const low = Number(/(\d[\d.]*)\s?(?:\w+ )?(?:[-–]|to|and|or)\s?$/.exec(before)?.[1] ?? 0)
    const fitting = candidates(digits, value).filter((each) => each !== value && each > low && each < high)
    if (fitting.length === 0) return undefined
    return before + write(random.pick(fitting), digits) + after
  },
  sign(random, text, { at }) {
    const before = text.slice(0, at)
    const found = /(\\?[<>]=?|[≥≤]|\bat least|\b(?:less|more|greater) than)(\s*)$/.exec(before)
    const other = found && (signs[found[1]] ?? phrases[found[1]])
    return other && before.slice(0, found.index) + other + found[2] + text.slice(at)
  },
  unit(random, text, { end }) {
    const found = /^(\s)(years|months|weeks|days|hours|week|month|day)\b/.exec(text.slice(end))
    return found && text.slice(0, end) + found[1] + otherUnits[found[2]] + text.slice(end + found[0].length)
  },
}

function candidates(digits, value) {
  if (digits.includes('.')) {
    const decimals = digits.split('.')[1].length
    return [value + 0.5, value - 0.5, value * 2, value * 1.5, value + 1].map((each) => Number(each.toFixed(decimals)))
  }
  if (value >= 1000) return [1.5, 2, 0.5, 1.25, 0.75].map((factor) => Math.round((value * factor) / 100) * 100)
  if (value >= 30) return [value + 5, value - 5, value + 10, value - 10, value * 2, Math.round(value / 2)]
  return [value + 1, value - 1, value + 2, value * 2, Math.round(value / 2), value * 3].filter((each) => each > 0)
}

function write(value, digits) {
  if (digits.includes('.')) return value.toFixed(digits.split('.')[1].length)
  return digits.includes(',') ? value.toLocaleString('en-US') : String(value)
}
