/** The page of the channels names every channel, every setting in its own words, and every limit. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { channels } from '../../src/index.js'
import type { Setting } from '../../src/channels/channel.js'

const page = await readFile(new URL('../../docs/channels.md', import.meta.url), 'utf8')

function rowOf(name: string, { type, required, secret, of, title }: Setting): string {
  const kind = of === undefined ? type : of.join(', ')
  const manner = [required ? 'required' : '', secret ? 'secret' : ''].filter((each) => each !== '').join(', ')
  return `| \`${name}\` | ${kind} | ${manner} | ${title.replaceAll('<', '&lt;').replaceAll('|', '\\|')} |`
}

test.each(channels)('$name', async ({ name, title, load }) => {
  const { settings, limit } = await load()
  const section = page.split(/^## /m).find((each) => each.startsWith(`${name}\n`)) ?? ''
  const rows = Object.entries(settings).map(([each, setting]) => rowOf(each, setting))
  expect(section.match(/^\| `.*$/gm) ?? []).toEqual(rows)
  expect(section).toContain(title)
  expect(section).toContain(limit === undefined ? 'No limit.' : `Limit: ${limit} `)
})

test('it names no channel that is not there', () => {
  const named = [...page.matchAll(/^## ([a-z]+)$/gm)].map(([, name]) => name)
  expect(named).toEqual(channels.map(({ name }) => name))
})
