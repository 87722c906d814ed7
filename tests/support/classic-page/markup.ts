/** The markup of the classic site's page: labels of glossary terms, rows of its tables, sections, texts, dates. */
import { escape, marked, type Node } from '../current-page/markup.js'

/** A module of the study by its name. */
export type Modules = (name: string) => Node

/** A label that opens the glossary. */
export function label(name: string): string {
  return `<span style="display:inline;" class="term" data-term="${name}" title="Show definition">${name} <i class="fa fa-info-circle term" aria-hidden="true"></i></span>`
}

export function section(title: string, content: string): string {
  return `<div class="tr-indent1"><div class="tr-subsection"><div class="ct-header2"><a id="x"></a>${title}</div><div class="tr-underline"></div>
<div class="tr-dropdown">Go&#xA0;to&#xA0;<button class="tr-dropbtn">x</button><div class="tr-dropdown-content"><a href="#wrapper">Top of Page</a><a href="#studydesc">Study Description</a></div></div></div>
<div class="tr-indent2">${content}</div></div>`
}

export function table(caption: string, rows: readonly string[]): string {
  return `<table class="ct-layout_table tr-tableStyle"><caption>${caption}</caption><thead><tr><th id="title"></th><th id="data"></th></tr></thead><tbody>${rows.join('')}</tbody></table>`
}

/** A label and its value; nothing where there is no value. */
export function row(name: string, html: string): string {
  return html === ''
    ? ''
    : `<tr><td headers="title">${name}</td><td headers="data" style="padding-left:1em">${html}</td></tr>`
}

/** A heading and the text under it; nothing where there is no text. */
export function item(heading: string, html: string): string {
  return html === '' ? '' : `<div class="ct-header3">${heading}</div><div class="tr-indent2">${html}</div>`
}

/** A text as markup; a single paragraph stands bare. */
export function text(value: unknown): string {
  if (value === undefined) return ''
  const html = marked(value)
  const only = /^<p>([^]*)<\/p>$/.exec(html)?.[1]
  return only !== undefined && !only.includes('<p>') ? only : html
}

/** A text of one line. */
export function lineOf(value: unknown): string {
  return text(value).replace(/<[^>]*>/g, ' ')
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** `2022-06-01` → `June 1, 2022`. */
export function date(value: unknown): string {
  const [year = '', month, day] = String(value ?? '').split('-')
  if (month === undefined) return escape(year)
  return `${months[Number(month) - 1]} ${day === undefined ? '' : `${Number(day)}, `}${year}`
}
