/** Words of an outcome of which one for another makes another outcome, though any of them may be left unsaid. */

/** Within each of these, one word for another is another outcome, unless both bear the same name: words that say the same share a place. */
const aggregations = [
  'mean median maximum|maximal|peak|highest minimum|minimal|trough|lowest worst best cumulative',
  'increase decrease|reduction improvement worsening|deterioration',
].map(familyOf)

/** The like, whatever name both bear: the name says what is measured, these say on what or when. */
const opposites = [
  'first second third fourth fifth last',
  'systolic diastolic',
  'upper lower',
  'left right',
  'proximal distal',
  'anterior posterior',
  'medial lateral',
  'ipsilateral contralateral',
  'fasting postprandial',
  'primary secondary',
  'acute chronic',
  'early late',
  'rest movement|motion|moving|mobilization|activity|exercise',
  'active passive',
  'supine standing sitting',
  'daytime nighttime|nocturnal',
  'preoperative|presurgical postoperative|postsurgical intraoperative',
  'inpatient outpatient',
  'maternal|mother fetal|fetus neonatal|neonate',
  'men|male women|female',
  'inspiratory expiratory',
  'sensory motor',
  'arterial venous',
  'minor major',
  'mild moderate severe',
  'dominant nondominant',
  'flexion extension',
  'admission discharge',
].map(familyOf)

/** Who judges, in whom, and from when: one for another is another definition. */
const definitions = [
  ['investigator', 'bicr', 'birc', 'irc', 'independent', 'central', 'locally'],
  ['itt', 'mitt', 'intent', 'intention', 'protocol', 'evaluable', 'randomized', 'randomised', 'treated'],
  ['randomization', 'randomisation', 'enrollment', 'dose', 'diagnosis', 'registration'],
]

/** Behind these a letter is a name: `drug A`, `cohort B`. */
const bearers = new Set(['drug', 'arm', 'cohort', 'group', 'compound', 'product', 'part', 'formulation', 'sequence'])

/** Each word with the place it has among those that may stand for it. */
type Family = ReadonlyMap<string, number>

function familyOf(places: string): Family {
  return new Map(places.split(' ').flatMap((words, at) => words.split('|').map((word) => [word, at] as const)))
}

export function exchangesAggregation(before: readonly string[], after: readonly string[]): boolean {
  return aggregations.some((family) => exchangesPlace(family, before, after))
}

/** Whether an ordinal, a side or circumstance, or the letter of an arm, drug, cohort or group was exchanged. */
export function exchangesOpposites(before: readonly string[], after: readonly string[]): boolean {
  if (opposites.some((family) => exchangesPlace(family, before, after))) return true
  const [from, to] = [letteredIn(before), letteredIn(after)]
  return [...from].some(([bearer, letters]) => {
    const others = to.get(bearer)
    return others !== undefined && hasOwn(letters, others) && hasOwn(others, letters)
  })
}

/** Whether one text names an assessor, a population or a starting point where the other names another. */
export function exchangesDefinition(before: readonly string[], after: readonly string[]): boolean {
  return definitions.some((family) => {
    const from = family.filter((word) => before.includes(word) && !after.includes(word))
    const to = family.filter((word) => after.includes(word) && !before.includes(word))
    return from.length > 0 && to.length > 0
  })
}

function exchangesPlace(family: Family, before: readonly string[], after: readonly string[]): boolean {
  const [from, to] = [placesIn(family, before), placesIn(family, after)]
  return from.size === 1 && to.size === 1 && hasOwn(from, to)
}

function placesIn(family: Family, words: readonly string[]): Set<number> {
  return new Set(words.flatMap((word) => family.get(word) ?? []))
}

/** Of each bearer the letters that stand behind it. */
function letteredIn(words: readonly string[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  words.forEach((letter, at) => {
    const bearer = words[at - 1] ?? ''
    if (!/^\p{L}$/u.test(letter) || !bearers.has(bearer)) return
    found.set(bearer, (found.get(bearer) ?? new Set()).add(letter))
  })
  return found
}

function hasOwn<Value>(some: ReadonlySet<Value>, others: ReadonlySet<Value>): boolean {
  return [...some].some((each) => !others.has(each))
}
