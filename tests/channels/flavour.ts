/** What comes alive when GitHub shows a text of Markdown: tags, links, mentions, references, pictures. */
import { load } from 'cheerio'
import { micromark } from 'micromark'

const tags = new Set(['h2', 'h3', 'p', 'ul', 'li', 'strong', 'a', 'hr', 'code'])

/** GitHub finds these in the text of the page, between tags, after Markdown is done. */
const alive: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w`])@[a-z0-9]/i, 'a mention'],
  [/(?<!\w)#\d/, 'a reference'],
  [/\bGH-\d/, 'a reference'],
  [/\bhttps?:\/\/\w/, 'an address'],
  [/\bwww\.\w/, 'an address'],
  [/\b\w+@\w+\.\w/, 'a mail address'],
  [/:[a-z]+:/, 'an emoji'],
]

/** One complaint for each thing that is more than text. */
export function gfm(markdown: string): string[] {
  const page = load(micromark(markdown, { allowDangerousHtml: true }), null, false)
  const found = page('*')
    .toArray()
    .flatMap((each) => (each.type === 'tag' || each.type === 'script' ? [each] : []))
  const links = found.flatMap(({ attribs }) => [attribs['href'], attribs['src']].filter((each) => each !== undefined))
  page('a, code').remove()
  const texts = page('*')
    .contents()
    .toArray()
    .flatMap((each) => (each.type === 'text' ? [each.data] : []))
  return [
    ...found.flatMap(({ name }) => (tags.has(name) ? [] : [`the tag ${name}`])),
    ...links
      .filter((each) => !/^https:\/\/clinicaltrials\.gov\/study\/NCT\d{8}$/.test(each))
      .map((each) => `a link to ${each}`),
    ...alive.flatMap(([pattern, what]) => (texts.some((text) => pattern.test(text)) ? [what] : [])),
    ...(texts.join('').includes('<script>alert(1)</script>') ? [] : ['not the text']),
  ]
}
