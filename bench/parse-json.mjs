/** API v2 JSON: bytes to Trial against JSON.parse of the same bytes, over the whole corpus. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { mean, median, ms, printTable, ratio } from './figures.mjs'

const warmUp = 6
const rounds = 15
const classes = {
  'all documents': () => true,
  'below 30 KB': (size) => size < 30_000,
  '30 to 300 KB': (size) => size >= 30_000 && size <= 300_000,
  'above 300 KB': (size) => size > 300_000,
}

/** A process for each, so that both pay for all the garbage they make and none of the other's; their passes take turns. */
async function measure(form) {
  const file = fileURLToPath(new URL('passer.mjs', import.meta.url))
  const passers = { json: fork(file, ['JSON', form]), ours: fork(file, ['parse', form]) }
  const passes = { json: [], ours: [] }
  for (let round = -warmUp; round < rounds; round++) {
    for (const [name, passer] of Object.entries(passers)) {
      passer.send('pass')
      const [times] = await once(passer, 'message')
      if (round >= 0) passes[name].push(times)
    }
  }
  for (const passer of Object.values(passers)) passer.kill()
  return passes
}

function meanOf(documents, holds) {
  return mean(documents.filter(({ size }) => holds(size)).map(({ time }) => time))
}

function rowOf([name, holds], passes) {
  const json = passes.json.map((pass) => meanOf(pass, holds))
  const ours = passes.ours.map((pass) => meanOf(pass, holds))
  const each = ours.map((time, round) => time / json[round])
  const number = passes.json[0].filter(({ size }) => holds(size)).length
  return [name, String(number), ms(mean(json)), ms(mean(ours)), ratio(mean(ours) / mean(json)), ratio(median(each))]
}

async function report(title, form) {
  const passes = await measure(form)
  printTable(
    title,
    ['documents', 'number', 'JSON.parse', 'parse', 'ratio', 'median pass'],
    Object.entries(classes).map((each) => rowOf(each, passes)),
  )
}

await report(
  `API v2 JSON to Trial, as saved with indent (aim 1.5, at most 2.5; mean time of a document in ${rounds} passes)`,
  'saved',
)
await report('The same without indent, as the API sends it', 'sent')
