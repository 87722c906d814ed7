/** Prints an API v2 study as the registry's internal history interface does: every text as HTML, the versions beside it. */
import { micromark } from 'micromark'
import type { RawStudy } from './raw-study.js'

/** Fields that the API's metadata call markup. */
const markup = /(?:[dD]escription|Comment|comment|Criteria|Summary|Population|notes|Details|whyStopped|accessCriteria)$/

export function asHistoryJson(study: RawStudy): string {
  const changes = [
    { version: 0, date: '2020-01-02', status: 'RECRUITING', studyType: 'INTERVENTIONAL', moduleLabels: [] },
  ]
  return JSON.stringify({ study: asHistoryStudy(study), topics: {}, history: { changes, originalData: {} } })
}

/** The study alone, with all its texts as HTML. */
export function asHistoryStudy(study: object): unknown {
  return encode(study, '')
}

function encode(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((each) => encode(each, name))
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([field, child]) => [field, encode(child, field)]))
  }
  if (typeof value !== 'string') return value
  return markup.test(name) ? encodeMarkdown(value) : encodeText(value)
}

/** Paragraphs and lists as tags where there are any; a single paragraph stands bare. */
function encodeMarkdown(text: string): string {
  const html = micromark(text)
    .replace(/>\n+</g, '><')
    .replace(/\//g, (slash, at: number, whole: string) => (whole[at - 1] === '<' ? slash : '&#x2F;'))
  const only = /^<p>([^]*)<\/p>$/.exec(html)?.[1]
  return only !== undefined && !only.includes('<p>') ? only : html
}

function encodeText(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#x27;',
    '/': '&#x2F;',
  }
  return text.replace(/[&<>"'/]/g, (sign) => entities[sign] ?? sign)
}
