/** Answers of the registry before they are written: a status, headers and a body. */

export interface Answer {
  status: number
  headers: Record<string, string>
  body: string
  /** Ids of the trials whose full records are in the body. */
  records: readonly string[]
}

const json = { 'content-type': 'application/json' }
const html = { 'content-type': 'text/html' }

export function jsonAnswer(body: string, records: readonly string[] = []): Answer {
  return { status: 200, headers: json, body, records }
}

/** Refusals of the registry are plain sentences. */
export function sentence(status: 400 | 404, body: string): Answer {
  return { status, headers: { 'content-type': 'text/plain;charset=UTF-8' }, body, records: [] }
}

export function invalidValue(parameter: string, value: string): Answer {
  return sentence(400, `Invalid value in parameter \`${parameter}\`: \`${value}\``)
}

export function redirect(location: string): Answer {
  return { status: 301, headers: { location }, body: '', records: [] }
}

/** What the server in front of the registry says by itself. */
export function plainPage(status: number, title: string, headers: Record<string, string> = {}): Answer {
  const heading = `${status} ${title}`
  const body = `<html>\r\n<head><title>${heading}</title></head>\r\n<body>\r\n<center><h1>${heading}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
  return { status, headers: { ...html, ...headers }, body, records: [] }
}

export const loginPage: Answer = {
  status: 200,
  headers: html,
  body: '<!doctype html><html><head><title>Sign in</title></head><body><form method="post"><input name="user"></form></body></html>',
  records: [],
}
