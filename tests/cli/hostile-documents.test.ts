/** Records made to do harm end in one clear sentence and exit status 2, in bounded memory and time. */
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../support/command.js'
import { weigh } from '../support/weigh.js'

const folder = temporaryFolder()
/** Far more than any of these needs, far less than what would be felt. */
const patience = 20_000
const huge = 100_000_000
const deep = 100_000

/** One line that names the document, says what is wrong in a sentence, and ends in its code. */
async function expectTrouble(name: string, content: string, code: string): Promise<void> {
  const ending = await weigh(['parse', folder.write(name, content)], folder)
  expect(ending.stderr).toMatch(/^trialdiff: [^\n]{1,400}\. \[[a-z]+(?:-[a-z]+)*\]\n$/)
  expect(ending.stderr).toContain(name)
  expect(ending.stderr.trimEnd().endsWith(`[${code}]`), ending.stderr).toBe(true)
  expect(ending).toMatchObject({ status: 2, stdout: '' })
  expect(ending.peak).toBeLessThan(400)
}

describe('XML', { timeout: patience }, () => {
  const prolog = '<?xml version="1.0" encoding="UTF-8"?>\n'
  const opening = `${prolog}<clinical_study><id_info><nct_id>NCT01234567</nct_id></id_info>`
  const laughs = Array.from({ length: 9 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`)

  test.each([
    ['that nests deep', `${opening}${'<a>'.repeat(deep)}`, 'malformed-xml'],
    [
      'that nests deep and ends',
      `${opening}${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}</clinical_study>`,
      'malformed-xml',
    ],
    [
      'of a billion laughs',
      `${prolog}<!DOCTYPE a [<!ENTITY e0 "ha">${laughs.join('')}]><clinical_study>&e9;</clinical_study>`,
      'malformed-xml',
    ],
    [
      'that asks for a file',
      `${prolog}<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hosts">]><clinical_study>&e;</clinical_study>`,
      'malformed-xml',
    ],
    ['with a huge attribute', `${prolog}<clinical_study rank="${'x'.repeat(huge)}"/>`, 'document-too-large'],
    ['with a huge comment', `${prolog}<clinical_study><!--${'x'.repeat(huge)}`, 'document-too-large'],
  ])('%s', async (what, content, code) => {
    await expectTrouble(`${what.replaceAll(' ', '-')}.xml`, content, code)
  })
})

describe('HTML', { timeout: patience }, () => {
  const opening =
    '<!DOCTYPE html><html><head><title>An Invented Study - Full Text View - ClinicalTrials.gov</title></head><body>'

  test.each([
    ['that nests deep', `${opening}${'<div>'.repeat(deep)}`, 'document-too-large'],
    ['that nests tables deep', `${opening}${'<table><tr><td>'.repeat(deep)}`, 'document-too-large'],
    ['that nests formats deep', `${opening}${'<b><i><u>'.repeat(deep)}`, 'document-too-large'],
    ['with a huge attribute', `${opening}<p class="${'x'.repeat(huge)}">`, 'document-too-large'],
    ['with a huge comment', `${opening}<!--${'x'.repeat(huge)}`, 'document-too-large'],
    ['with very many paragraphs', `${opening}${'<p>x</p>\n'.repeat(deep)}`, 'no-trial'],
  ])('%s', async (what, content, code) => {
    await expectTrouble(`${what.replaceAll(' ', '-')}.html`, content, code)
  })
})
