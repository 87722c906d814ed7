/** The markup of the present site's page: labels above values, sections, words of closed lists, texts. */
import { micromark } from 'micromark'
import { vocabulary, type VocabularyName } from '../../../src/model/vocabulary.js'

export type Node = Record<string, unknown>

export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
export const nodes = (value: unknown): Node[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'object') : []
export const node = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {})

export function escape(value: unknown): string {
  return String(value ?? '').replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)
}

export function marked(value: unknown): string {
  return micromark(String(value ?? ''))
}

export function word(name: VocabularyName, value: unknown): string {
  return escape((vocabulary[name] as Record<string, string>)[String(value)] ?? value)
}

export function section(id: string, title: string, content: string): string {
  return `<div id="${id}"><ctg-section><h2 class="usa-h2">${title}</h2>${content}</ctg-section></div>`
}

/** A label above its value; nothing where there is no value. */
export function field(label: string, html: string): string {
  return html === ''
    ? ''
    : `<div class="grid-row"><div class="label"><h4>${label}</h4></div><div class="value">${html}</div></div>`
}

export function rows(values: readonly string[]): string {
  return values.map((value) => `<div><span>${value}</span></div>`).join('')
}

export function dated(label: string, value: unknown): string {
  const { date, type } = node(value)
  const behind = type === undefined ? '' : ` <span>(${word('DateType', type)})</span>`
  return date === undefined
    ? ''
    : `<div><div class="overview-title">${label}${behind}</div><span>${escape(date)}</span></div>`
}

export function plain(label: string, date: unknown): string {
  return dated(label, { date })
}
