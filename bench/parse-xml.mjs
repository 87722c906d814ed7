/** Classic XML: bytes to Trial against saxes alone, which hands over the same tags and texts to nobody. */
import { SaxesParser } from 'saxes'
import { parse } from '../dist/index.js'
import { readXml } from './corpus.mjs'
import { mean, median, ms, printTable, ratio } from './figures.mjs'
import { interleave } from './interleave.mjs'

const classes = {
  'all documents': () => true,
  'below 30 KB': (size) => size < 30_000,
  '30 to 300 KB': (size) => size >= 30_000 && size <= 300_000,
  'above 300 KB': (size) => size > 300_000,
}

function nothing() {}

function readAlone(bytes) {
  const parser = new SaxesParser()
  for (const event of ['opentag', 'closetag', 'text']) parser.on(event, nothing)
  parser.write(bytes.toString('utf8')).close()
}

const documents = readXml()
const contestants = documents.map((bytes) => ({ alone: () => readAlone(bytes), ours: () => parse(bytes) }))
for (const works of contestants) await interleave(works, { runs: 0, warmUp: 3 })
const times = []
for (const [index, works] of contestants.entries()) {
  const { alone, ours } = await interleave(works, { runs: 9, warmUp: 1 })
  times.push({ size: documents[index].length, alone: median(alone), ours: median(ours) })
}

function rowOf([name, holds]) {
  const some = times.filter(({ size }) => holds(size))
  const [alone, ours] = [mean(some.map((each) => each.alone)), mean(some.map((each) => each.ours))]
  return [name, String(some.length), ms(alone), ms(ours), ratio(ours / alone)]
}

printTable(
  'Classic XML to Trial (at most 2.5; mean over the documents, median of 9 runs each, interleaved)',
  ['documents', 'number', '`saxes` alone', 'parse', 'ratio'],
  Object.entries(classes).map(rowOf),
)
