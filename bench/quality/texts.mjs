/** Real eligibility texts of the corpus, one for each trial, in a stable order that mixes them: tune, then publish. */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { corpus } from '../corpus.mjs'
import { cut } from './items.mjs'

const folders = ['api-v2/studies', 'api-v2/pairs-changed', 'api-v2/pairs-noise']
const setSize = 150
const fewest = 5

/** All API v2 studies of the corpus, the first file of each trial, without results. */
export function readAllStudies() {
  const studies = new Map()
  for (const folder of folders) {
    for (const name of readdirSync(join(corpus, folder)).toSorted()) {
      if (!name.endsWith('.json')) continue
      const document = JSON.parse(readFileSync(join(corpus, folder, name), 'utf8'))
      for (const { protocolSection } of document.studies ?? [document]) {
        const nctId = protocolSection?.identificationModule?.nctId
        if (nctId && !studies.has(nctId)) studies.set(nctId, { protocolSection })
      }
    }
  }
  return [...studies].map(([nctId, study]) => ({ nctId, study })).toSorted(byDigest)
}

function byDigest(one, other) {
  return digest(one.nctId) < digest(other.nctId) ? -1 : 1
}

function digest(nctId) {
  return createHash('sha256').update(nctId).digest('hex')
}

/** Classic XML records of further trials: their text in the study of another, since only the text is looked at. */
function readClassicTexts(studies) {
  const known = new Set(studies.map(({ nctId }) => nctId))
  const texts = new Map()
  for (const folder of ['xml/studies', 'xml/multi-date']) {
    for (const name of readdirSync(join(corpus, folder)).toSorted()) {
      const nctId = name.slice(0, 11)
      if (!name.endsWith('.xml') || known.has(nctId)) continue
      const written = readFileSync(join(corpus, folder, name), 'utf8')
      const criteria = /<criteria>\s*<textblock>([^]*?)<\/textblock>/.exec(written)
      if (criteria) texts.set(nctId, textOfXml(criteria[1]))
    }
  }
  return [...texts].map(([nctId, text]) => ({ nctId, study: studies[0].study, text }))
}

function textOfXml(block) {
  return block
    .replace(/&#xD;/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/^ {8}/gm, '')
    .trim()
}

/** `{ tune, publish }`: 150 trials each, with `text`, whose criteria have at least six clear items. */
export function splitTexts(studies) {
  const written = studies.map(({ nctId, study }) => ({
    nctId,
    study,
    text: study.protocolSection.eligibilityModule?.eligibilityCriteria,
  }))
  const texts = [...written, ...readClassicTexts(studies)]
    .filter(({ text }) => text !== undefined && hasEnough(cut(text)))
    .toSorted(byDigest)
  return { tune: texts.slice(0, setSize), publish: texts.slice(setSize, 2 * setSize), all: texts }
}

function hasEnough(blocks) {
  return blocks.filter((block) => block.isClear).length >= fewest && blocks.filter((block) => block.isFree).length >= 3
}
