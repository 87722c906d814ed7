/** Taking the study design of old records apart: one list of words, `Treatment`, `Randomized`, `Double Blind`, `Placebo Control`. */
import type { Draft } from '../../src/model/draft.js'
import type { VocabularyName } from '../../src/model/vocabulary.js'
import { readValue } from '../../src/normalize/value.js'

type Place = 'primaryPurpose' | 'allocation' | 'interventionModel' | 'observationalModel' | 'timePerspective'
type Places = readonly (readonly [Place, VocabularyName])[]

const purpose = ['primaryPurpose', 'PrimaryPurpose'] as const
/** In the order in which a design names them: a word that two lists have (`Other`) is of the first still empty. */
const interventional: Places = [
  purpose,
  ['allocation', 'DesignAllocation'],
  ['interventionModel', 'InterventionalAssignment'],
]
const observational: Places = [
  ['observationalModel', 'ObservationalModel'],
  ['timePerspective', 'DesignTimePerspective'],
  purpose,
]

const masking = /^(?:Open Label|No Masking|(?:Single|Double)[ -](?:Blind|Masked))(?: ?\(|$)/i
/** `Safety/Efficacy Study`, `Pharmacokinetics Study`: what the endpoints are about. */
const endpoint = /^(?:Safety|Efficacy|Bio-?equivalence|Bio-?availability|Pharmacokinetics|Pharmacodynamics)\b.* Study$/i

/** Writes each word where a word of its list stands today; what no list of today has is kept as it stands. */
export function placeDesign(draft: Draft, words: readonly string[]): void {
  const rest: string[] = []
  const places = /^observational/i.test(draft.studyType ?? '') ? observational : interventional
  for (const word of words.filter((each) => each !== '')) {
    const short = word.replace(/ Study$/i, '')
    const place = places.find(([name, list]) => draft[name] === undefined && readValue(list, short) !== undefined)?.[0]
    if (masking.test(word)) draft.masking ??= word
    else if (endpoint.test(word)) draft.retired = { ...draft.retired, endpointClassification: word }
    else if (place) draft[place] = short
    else rest.push(word)
  }
  if (rest.length > 0) draft.retired = { ...draft.retired, designTerms: rest }
}
