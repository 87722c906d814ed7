/** The addresses within the registry, always with the form of the answer named: its texts come in two. */

const form = 'format=json&markupFormat=markdown'

export const versionPath = '/api/v2/version'

export interface ListOptions {
  parameters: Readonly<Record<string, string>>
  pageSize: number
  fields?: readonly string[] | undefined
  pageToken?: string | undefined
}

/** A list of studies. */
export function listPath({ parameters, pageSize, fields, pageToken }: ListOptions): string {
  const query = [
    form,
    ...Object.entries(parameters).map(([name, value]) => `${encode(name)}=${encode(value)}`),
    ...(fields ? [`fields=${encode(fields.join(','))}`] : []),
    `pageSize=${pageSize}`,
    ...(pageToken === undefined ? [] : [`pageToken=${encode(pageToken)}`]),
  ]
  return `/api/v2/studies?${query.join('&')}`
}

/** One record, with its answers for numbers that are former or gone. */
export function studyPath(nctId: string): string {
  return `/api/v2/studies/${nctId}?${form}`
}

/** The list that holds this one record, in the form in which a list holds it. */
export function recordPath(nctId: string): string {
  return `/api/v2/studies?${form}&filter.ids=${nctId}`
}

export function historyPath(nctId: string, version?: number): string {
  return `/api/int/studies/${nctId}/history${version === undefined ? '' : `/${version}`}`
}

/** A comma needs no other spelling, and takes a third of the room. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',')
}
