/** Changes to plant in status, enrollment and dates. */
import type { Random } from './random.js'
import type { RawDate, RawStudy } from './raw-study.js'
import type { Expected, Plant } from './study-plants.js'

const statuses = [
  'NOT_YET_RECRUITING',
  'RECRUITING',
  'ENROLLING_BY_INVITATION',
  'ACTIVE_NOT_RECRUITING',
  'COMPLETED',
  'SUSPENDED',
  'TERMINATED',
  'WITHDRAWN',
  'UNKNOWN',
]
const ofExpandedAccess = ['AVAILABLE', 'NO_LONGER_AVAILABLE', 'TEMPORARILY_NOT_AVAILABLE', 'APPROVED_FOR_MARKETING']

/** What a turn is called by where it ends, but for those of `turns`. */
const ends: Readonly<Record<string, string>> = {
  NOT_YET_RECRUITING: 'changed',
  RECRUITING: 'changed',
  ENROLLING_BY_INVITATION: 'changed',
  ACTIVE_NOT_RECRUITING: 'changed',
  COMPLETED: 'completed',
  SUSPENDED: 'stopped',
  TERMINATED: 'stopped',
  WITHDRAWN: 'stopped',
  UNKNOWN: 'unknown',
  ...Object.fromEntries(ofExpandedAccess.map((each) => [each, 'changed'])),
}
const enrolling = ['RECRUITING', 'ENROLLING_BY_INVITATION']
const stopped = ['SUSPENDED', 'TERMINATED', 'WITHDRAWN']
const ongoing = ['NOT_YET_RECRUITING', ...enrolling, 'ACTIVE_NOT_RECRUITING']
const turns: Readonly<Record<string, string>> = Object.fromEntries([
  ...pairs(['NOT_YET_RECRUITING'], enrolling, 'started'),
  ...pairs(enrolling, ['ACTIVE_NOT_RECRUITING'], 'closed'),
  ...pairs(['ACTIVE_NOT_RECRUITING'], enrolling, 'reopened'),
  ...pairs(['COMPLETED'], ongoing, 'reopened'),
  ...pairs(stopped, ongoing, 'revived'),
  ...pairs(['UNKNOWN'], ongoing, 'verified'),
  ...pairs(['WITHHELD'], [...statuses, ...ofExpandedAccess], 'shown'),
  ...statuses.map((each) => [`${each} ${each}`, 'status/verified'] as const),
])

const fields = {
  startDateStruct: 'startDate',
  primaryCompletionDateStruct: 'primaryCompletionDate',
  completionDateStruct: 'completionDate',
} as const

export const plantStatus: Readonly<Record<string, Plant>> = {
  'another status'({ protocolSection: { statusModule } }, random) {
    const from = statusModule.overallStatus
    if (!from) return undefined
    const list = ofExpandedAccess.includes(from) ? ofExpandedAccess : statuses
    const to = random.pickOf(list.filter((each) => each !== from))
    if (!to) return undefined
    statusModule.overallStatus = to
    const code = turns[`${(from === 'UNKNOWN' && statusModule.lastKnownStatus) || from} ${to}`] ?? `status/${ends[to]}`
    return { code, before: from, after: to, facts: { from, to } }
  },

  'another enrollment'(study, random) {
    const enrollment = study.protocolSection.designModule?.enrollmentInfo
    const from = enrollment?.count
    if (!enrollment || from === undefined) return undefined
    const to = from > 1 && random.chance(0.5) ? from - random.between(1, from - 1) : from + random.between(1, 200)
    enrollment.count = to
    return { code: to > from ? 'enrollment/raised' : 'enrollment/cut', facts: { from, to, difference: to - from } }
  },

  'the actual enrollment'(study, random) {
    const enrollment = study.protocolSection.designModule?.enrollmentInfo
    const from = enrollment?.count
    if (enrollment?.type !== 'ESTIMATED' || from === undefined) return undefined
    const to = random.chance(0.2) ? from : Math.max(0, from + random.between(-20, 20))
    enrollment.count = to
    enrollment.type = 'ACTUAL'
    return { code: 'enrollment/turned-actual', facts: { from, to } }
  },

  'a date moved'(study, random) {
    const found = anyDate(study, random, ({ date }) => /^\d{4}-\d\d/.test(date ?? ''))
    if (!found) return undefined
    const later = random.chance(0.5)
    const from = found.value.date ?? ''
    const to = move(from, later ? random.between(1, 30) : -random.between(1, 30))
    found.value.date = to
    return told(later ? 'date/later' : 'date/earlier', found.field, from, to)
  },

  'a date by some days'(study, random) {
    const found = anyDate(study, random, ({ date }) => /^\d{4}-\d\d-\d\d$/.test(date ?? ''))
    if (!found) return undefined
    const days = random.between(1, 400) * (random.chance(0.5) ? 1 : -1)
    const from = found.value.date ?? ''
    const to = new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)
    found.value.date = to
    return { ...told(days > 0 ? 'date/later' : 'date/earlier', found.field, from, to), facts: { days } }
  },

  'a date refined'(study, random) {
    const found = anyDate(study, random, ({ date }) => /^\d{4}-\d\d$/.test(date ?? ''))
    if (!found) return undefined
    const from = found.value.date ?? ''
    const to = `${from}-${String(random.between(1, 28)).padStart(2, '0')}`
    found.value.date = to
    return told('date/refined', found.field, from, to)
  },

  'a date turned actual'(study, random) {
    const found = anyDate(study, random, ({ type }) => type === 'ESTIMATED')
    if (!found) return undefined
    found.value.type = 'ACTUAL'
    return { code: 'date/turned-actual', subject: found.field, facts: { field: found.field, direction: 'same' } }
  },

  'a date marked'(study, random) {
    const found = anyDate(study, random, ({ type }) => type === undefined)
    if (!found) return undefined
    found.value.type = 'ACTUAL'
    return { code: 'date/type-added', subject: found.field, facts: { field: found.field, typeAfter: 'ACTUAL' } }
  },
}

function told(code: string, field: string, before: string, after: string): Expected {
  return { code, subject: field, before, after, facts: { field } }
}

function anyDate(
  { protocolSection: { statusModule } }: RawStudy,
  random: Random,
  fits: (date: RawDate) => boolean,
): { field: string; value: RawDate } | undefined {
  const dates = Object.entries(fields).flatMap(([name, field]) => {
    const value = statusModule[name as keyof typeof fields]
    return value?.date && fits(value) ? [{ field, value }] : []
  })
  return random.pickOf(dates)
}

/** `2024-01-31` and 1 → `2024-02-28`: by months, a day that every month has. */
function move(date: string, months: number): string {
  const [year = 0, month = 1, day] = date.split('-').map(Number)
  const total = year * 12 + month - 1 + months
  const head = `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`
  return day === undefined ? head : `${head}-${String(Math.min(day, 28)).padStart(2, '0')}`
}

function pairs(from: readonly string[], to: readonly string[], name: string): (readonly [string, string])[] {
  return from.flatMap((earlier) => to.map((later) => [`${earlier} ${later}`, `status/${name}`] as const))
}
