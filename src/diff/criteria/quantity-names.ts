/** What a quantity in a criterion measures, and whether more of it lets more people in is certain. */
import { isTime } from './units.js'

/** What criteria set limits to, by the words before the number; the last one named counts. */
const measured: readonly (readonly [name: string, words: RegExp])[] = [
  [
    'ECOG performance status',
    /\b(?:ecog|eastern cooperative oncology group|zubrod|who(?=\)? performance))\b(?:\)? performance (?:status|score))?/gi,
  ],
  ['Karnofsky performance status', /\b(?:karnofsky|kps)\b(?:\)? performance (?:status|score))?/gi],
  ['Lansky performance status', /\blansky\b(?:\)? performance (?:status|score))?/gi],
  ['performance status', /\bperformance (?:status|score)\b/gi],
  ['life expectancy', /\b(?:life expectancy|expected survival|anticipated survival)\b/gi],
  ['body mass index', /\b(?:bmi|body mass index)\b/gi],
  ['body weight', /\b(?:body ?weight|weigh(?:s|ing|t)?)\b/gi],
  [
    'absolute neutrophil count',
    /\b(?:anc|absolute neutrophils?(?: counts?)?|neutrophils?(?: counts?)?|granulocytes?)\b/gi,
  ],
  ['lymphocytes', /\b(?:lymphocytes?(?: counts?)?|alc)\b/gi],
  ['white blood cells', /\b(?:wbc|white blood (?:cells?|counts?)|leukocytes?)\b/gi],
  ['platelets', /\b(?:platelets?(?: counts?)?|plt)\b/gi],
  ['hemoglobin', /\b(?:ha?emoglobin|hgb|hb)(?![ -]?a1c)\b/gi],
  ['HbA1c', /\b(?:hb ?a1c|a1c|glycated ha?emoglobin|glycosylated ha?emoglobin)\b/gi],
  ['creatinine clearance', /\b(?:creatinine clearance|crcl|clcr|ccr)\b/gi],
  ['estimated glomerular filtration rate', /\b(?:e?gfr|glomerular filtration rate)\b/gi],
  ['creatinine', /\bcreatinine\b(?! clearance)/gi],
  ['bilirubin', /\bbilirubin\b/gi],
  ['AST', /\b(?:ast|asat|sgot|aspartate (?:amino)?transferase)\b/gi],
  ['ALT', /\b(?:alt|alat|sgpt|alanine (?:amino)?transferase)\b/gi],
  ['transaminases', /\b(?:transaminases?|aminotransferases?)\b/gi],
  ['alkaline phosphatase', /\b(?:alkaline phosphatase|alp)\b/gi],
  ['albumin', /\balbumin\b/gi],
  ['INR', /\b(?:inr|international normalized ratio)\b/gi],
  ['prothrombin time', /\b(?:prothrombin time|aptt|ptt)\b/gi],
  ['left ventricular ejection fraction', /\b(?:lvef|ejection fraction)\b/gi],
  ['QTc', /\bqtc[fb]?\b/gi],
  ['systolic blood pressure', /\b(?:systolic(?: blood pressure)?|sbp)\b/gi],
  ['diastolic blood pressure', /\b(?:diastolic(?: blood pressure)?|dbp)\b/gi],
  ['oxygen saturation', /\b(?:oxygen saturation|spo2|sao2)\b/gi],
  ['viral load', /\b(?:viral load|hiv-1 rna|hiv rna|hcv rna|hbv dna)\b/gi],
  ['CD4 count', /\bcd4\+?(?: t)?(?: cells?)?(?: counts?)?\b/gi],
  ['age', /\b(?:age|aged|ages|years? old|years of age)\b/gi],
]

export interface QuantityName {
  name: string
  /** Whether it is a limit of the kind where wider and narrower are certain: age, performance, laboratory values, times. */
  isKnown: boolean
}

/**
 * @param before the words before the quantity, from the beginning of its clause
 * @param after the words right behind it
 */
export function nameQuantity(before: string, after: string, text: string, unit: string): QuantityName | undefined {
  if (/^age/i.test(text) && (unit === '' || isTime(unit))) return { name: 'age', isKnown: true }
  const known = lastNamed(before)
  if (known && !(isTime(unit) && !spansTime(known))) return { name: known, isKnown: true }
  if (unit === 'year' && (speaksOfAge.test(text) || /^\s*(?:old|of age)\b/i.test(after))) {
    return { name: 'age', isKnown: true }
  }
  if (
    isTime(unit) &&
    /^\W{0,2}(?:before|prior|preceding|previous|of|from|since|after|following|washout)\b/i.test(after.trimStart())
  ) {
    return { name: 'time window', isKnown: true }
  }
  if (isTime(unit) && /^(?:within|in the|during the)/i.test(text)) return { name: 'time window', isKnown: true }
  const behind = lastNamed(after.slice(0, 40))
  if (behind && !isTime(unit)) return { name: behind, isKnown: false }
  const words = lastWords(before)
  if (unit === 'year' && (before.trim() === '' || (words !== undefined && people.test(words))))
    return { name: 'age', isKnown: words !== undefined }
  return words ? { name: words, isKnown: false } : undefined
}

const speaksOfAge = /\b(?:old(?:er)?|younger|of age)\b/i
const people =
  /^(?:(?:healthy|adult|all|any)\s)?(?:males?|females?|m[ae]n|wom[ae]n|adults?|patients?|subjects?|participants?|children|persons?|people|volunteers?)\b/i

function lastNamed(words: string): string | undefined {
  let best: { name: string; end: number } | undefined
  for (const [name, pattern] of measured) {
    for (const found of words.matchAll(pattern)) {
      const end = found.index + found[0].length
      if (!best || end > best.end) best = { name, end }
    }
  }
  const { name } = best ?? {}
  if (name !== 'AST' && name !== 'ALT') return name
  const near = words.slice(-60)
  return /\b(?:ast|asat|sgot)\b/i.test(near) && /\b(?:alt|alat|sgpt)\b/i.test(near) ? 'AST and ALT' : name
}

function spansTime(name: string): boolean {
  return name === 'age' || name === 'life expectancy' || name === 'prothrombin time' || name === 'QTc'
}

/** The few words before a number that may name it: `serum ferritin`; none where a sentence goes before. */
function lastWords(before: string): string | undefined {
  const clause = before.split(/[,;:.()]/).at(-1) ?? ''
  const words = clause
    .trim()
    .replace(/^(?:an?|the|with|and|or|have|has|having|must have|of)\s+/i, '')
    .replace(/\s+(?:is|are|of|with|be|was|the|a|an|than|must be|should be)$/i, '')
  const isName = words.split(' ').length <= 3 && /\p{L}{3}/u.test(words) && !notName.test(words)
  return isName ? words : undefined
}

/** Words of a sentence rather than of a name: `following`, `failed`, `not able to walk`. */
const notName =
  /\b(?:no|not|any|all|at|in|on|by|for|to|from|with|without|who|than|has|have|had|having|be|been|is|are|will|can|may|must|should|able|following|more|less|least|most|\p{L}{2,}(?:ed|ing))\b/iu
