/** Walking JSON of which nothing is certain. */

export type JsonObject = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object at the end of these keys; an empty one where there is none. */
export function objectAt(value: unknown, ...keys: readonly string[]): JsonObject {
  const found = keys.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value)
  return isObject(found) ? found : {}
}

export function textIn(object: JsonObject, key: string): string | undefined {
  const value = object[key]
  return typeof value === 'string' ? value : undefined
}

export function textsIn(object: JsonObject, key: string): readonly string[] {
  const value = object[key]
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}

/** The number and the former numbers of a study: what is no number of the registry's form is none, since it becomes a name. */
export function idsOf(study: unknown): { nctId: string | undefined; aliases: readonly string[] } {
  const identification = objectAt(study, 'protocolSection', 'identificationModule')
  const nctId = textIn(identification, 'nctId')
  return {
    nctId: nctId !== undefined && isNumber(nctId) ? nctId : undefined,
    aliases: textsIn(identification, 'nctIdAliases').filter(isNumber),
  }
}

function isNumber(text: string): boolean {
  return /^NCT\d{8}$/.test(text)
}
