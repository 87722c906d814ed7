/** A page reads the same whoever saved it: a browser, a web archive, a script that rewrote its markup. */
import { readdirSync, readFileSync } from 'node:fs'
import { load } from 'cheerio'
import { describe, expect, test } from 'vitest'
import { parse } from '../../../parsers/parse.js'
import { corpusFiles, describeCorpus, readCorpusText } from '../../support/corpus.js'

const toolbar = `<!-- BEGIN WAYBACK TOOLBAR INSERT --><script>__wm.rw(0);</script>
<div id="wm-ipp-base" lang="en" style="display:none"><div id="wm-ipp"><table><tr><td><a href="/web/2019*/x">33 captures</a></td>
<td>Sponsor: the archive</td></tr></table><div>Criteria</div><div>None</div></div></div><div id="donato">Sponsor: you</div>`

/** As its script writes it into a page that a browser saves. */
const glossary = `<div id="glossary" class="glossary"><h4>Glossary</h4><ul class="js-glossary-list">${'<li><button>Recruitment status</button><div>Recruiting: <p>Sponsor: who pays</p><div>Criteria</div><div>None</div></div></li>'.repeat(300)}</ul></div>`

function behindBody(page: string, inserted: string): string {
  return page.replace(/<body[^>]*>/i, (body) => body + inserted)
}

const savers: Readonly<Record<string, (page: string) => string>> = {
  'a browser, whose markup is that of the HTML standard': (page) => load(page).html(),
  'a browser, with the glossary its script has inserted': (page) => behindBody(page, glossary),
  'a tool that writes tags in capitals': (page) =>
    page
      .replace(/<(\/?)([a-z][a-z0-9]*)/g, (_tag, slash: string, name: string) => `<${slash}${name.toUpperCase()}`)
      .replace(/ (?:class|id|style|headers|href|name|content)=/g, (name) => name.toUpperCase()),
  'a tool that orders attributes otherwise': (page) => {
    const $ = load(page)
    $('*').each((_at, element) => {
      if ('attribs' in element) element.attribs = Object.fromEntries(Object.entries(element.attribs).toReversed())
    })
    return $.html()
  },
  'a tool that leaves out the wrapper': (page) => behindBody(page.replace(/ id="main-content"/, ''), glossary),
  'a web archive, with its toolbar and its own links': (page) =>
    behindBody(page, toolbar)
      .replace(/href="\//g, 'href="/web/20190101000000/https://clinicaltrials.gov/')
      .replace(/href="(?=https?:)/g, 'href="https://web.archive.org/web/20190101000000/'),
}

async function readsTheSame(page: string, save: (page: string) => string): Promise<void> {
  const plain = await parse(page)
  const saved = await parse(save(page))
  expect(saved.trial).toEqual(plain.trial)
  expect(saved.source.omits).toEqual(plain.source.omits)
  expect(saved.issues).toEqual(plain.issues)
}

const folder = new URL('./', import.meta.url)
const fixtures = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())

describe.each(Object.entries(savers))('%s', (_who, save) => {
  test.each(fixtures.map(({ name }) => name))('%s', async (name) => {
    await readsTheSame(readFileSync(new URL(`${name}/input.html`, folder), 'utf8'), save)
  })

  describeCorpus('real pages', () => {
    const pages = corpusFiles('classic-html', '.html').filter((path) => !/Invalid|search/.test(path))
    test.each(pages)('%s', async (path) => {
      await readsTheSame(readCorpusText(path), save)
    })
  })
})
