/** Eligibility: age, sex and healthy volunteers, with whether more or fewer people may take part. */
import type { ChangeCode, Facts } from '../../model/change.js'
import type { Trial } from '../../model/trial.js'
import { compareAges, daysOf } from '../meaning/age.js'
import { fieldsOf } from '../areas.js'
import type { Finding, Pair, Rule } from '../rule.js'
import { sameMeaning } from '../meaning/same-meaning.js'

type Effect = 'wider' | 'narrower' | 'none' | undefined

export const eligibility: Rule = {
  name: 'eligibility',
  *find(pair: Pair): Iterable<Finding> {
    for (const field of fieldsOf('eligibility') as readonly (keyof Trial)[]) {
      const operations = pair.operations.claim(field).map((step) => step.operation)
      if (operations.length === 0) continue
      const before = pair.before[field]
      const after = pair.after[field]
      const effect = effectOf(pair, field)
      const noise = noiseFacts(pair, field, effect)
      yield {
        code: codeOf(effect),
        area: 'eligibility',
        madeBy: noise.noise === 'derived' ? 'registry' : 'sponsor',
        subject: field,
        path: `/${field}`,
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
        facts: { field, ...valueFacts(field, before, after), ...(isFirst(pair, field) && { first: true }), ...noise },
        operations,
      }
    }
  },
}

function codeOf(effect: Effect): ChangeCode {
  if (effect === 'wider') return 'eligibility/widened'
  return effect === 'narrower' ? 'eligibility/narrowed' : 'eligibility/changed'
}

/** Whether more or fewer people may take part, where that is certain; `none` for the same limit written otherwise. */
function effectOf(pair: Pair, field: keyof Trial): Effect {
  if (isFirst(pair, field)) return undefined
  const { before, after } = pair
  if (field === 'minimumAge') return lowerEffect(limitOf(before.minimumAge), limitOf(after.minimumAge))
  if (field === 'maximumAge') return limitEffect(limitOf(before.maximumAge), limitOf(after.maximumAge))
  if (field === 'sex' && before.sex && after.sex) {
    return after.sex === 'ALL' ? 'wider' : before.sex === 'ALL' ? 'narrower' : undefined
  }
  if (field !== 'healthyVolunteers' || before.healthyVolunteers === undefined) return undefined
  return after.healthyVolunteers === undefined ? undefined : after.healthyVolunteers ? 'wider' : 'narrower'
}

/** Of an upper limit: none is the widest. */
function limitEffect(from: string | undefined, to: string | undefined): Effect {
  if (from === undefined || to === undefined) return from === to ? 'none' : to === undefined ? 'wider' : 'narrower'
  const order = compareAges(from, to)
  if (order === undefined) return undefined
  return order === 0 ? 'none' : order < 0 ? 'wider' : 'narrower'
}

/** Of a lower limit: the lower the wider, but none is the widest all the same. */
function lowerEffect(from: string | undefined, to: string | undefined): Effect {
  if (from === undefined || to === undefined) return limitEffect(from, to)
  return limitEffect(to, from)
}

/** `0 Years` is no limit, and so is none. */
function limitOf(age: string | undefined): string | undefined {
  return age?.startsWith('0 ') ? undefined : age
}

const asked = ['minimumAge', 'maximumAge', 'sex', 'healthyVolunteers', 'stdAges', 'eligibility'] as const

/** Whether the question had no answer before: one of yes or no, or an age where nothing was said of who may take part. */
function isFirst({ before }: Pair, field: keyof Trial): boolean {
  if (before[field] !== undefined) return false
  if (field !== 'minimumAge' && field !== 'maximumAge') return true
  return asked.every((each) => before[each] === undefined)
}

/** Texts stand in `before` and `after` alone. */
const texts = new Set<keyof Trial>(['genderDescription', 'studyPopulation'])

function valueFacts(field: keyof Trial, before: unknown, after: unknown): Facts {
  if (texts.has(field)) return {}
  return { ...(isScalar(before) && { from: before }), ...(isScalar(after) && { to: after }) }
}

function isScalar(value: unknown): value is string | boolean {
  return typeof value === 'string' || typeof value === 'boolean'
}

function noiseFacts(pair: Pair, field: keyof Trial, effect: Effect): Facts {
  const [before, after] = [pair.before[field], pair.after[field]]
  if (sameMeaning(before, after)) return { noise: 'formatting' }
  if (effect === 'none') return { noise: 'unit' }
  return field === 'stdAges' && followFromAges(pair.after) ? { noise: 'derived' } : {}
}

const groups = [
  ['CHILD', 0, 18],
  ['ADULT', 18, 65],
  ['OLDER_ADULT', 65, Infinity],
] as const
const daysInYear = 365.25

/** Whether the age groups are those that the registry makes of the ages. */
function followFromAges({ minimumAge, maximumAge, stdAges = [] }: Trial): boolean {
  const least = daysOf(minimumAge ?? '') ?? 0
  const most = daysOf(maximumAge ?? '') ?? Infinity
  const expected = groups.filter(([, from, to]) => least < to * daysInYear && most >= from * daysInYear)
  return (
    stdAges.length === 0 ||
    sameMeaning(
      stdAges,
      expected.map(([group]) => group),
    )
  )
}
