/** Text and page readers: bytes to Trial against the library that takes the markup apart, alone. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseDocument } from 'htmlparser2'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parse } from '../dist/index.js'
import { corpus } from './corpus.mjs'
import { mean, median, ms, printTable, ratio } from './figures.mjs'
import { interleave } from './interleave.mjs'

const seed = fileURLToPath(new URL('../seeds/NCT04984356/2023-04-07.txt', import.meta.url))
const pages = join(corpus, 'classic-html')
const answer = join(corpus, 'api-v1/NCT04780763__e72436a0.json')
const readers = [
  {
    format: 'classic-text',
    library: '`remark-parse`',
    files: [seed],
    alone: (text) => unified().use(remarkParse).parse(text),
  },
  {
    format: 'classic-page',
    library: '`htmlparser2` parseDocument',
    files: existsSync(pages) ? readdirSync(pages).map((name) => join(pages, name)) : [],
    alone: (text) => parseDocument(text),
  },
  { format: 'api-v1', library: '`JSON.parse`', files: [answer], alone: (text) => JSON.parse(text) },
]

/** Whether parse gives a trial of this format; what stands in the way is the reader's own matter, not the measurement's. */
async function isReadable(bytes, format) {
  const parsed = await parse(bytes).catch(() => undefined)
  return parsed?.source.format === format
}

/** The mean over the documents of this format; of each the median. */
async function rowOf({ format, library, files, alone }) {
  const name = `\`${format}\` against ${library}`
  const documents = files.filter((file) => existsSync(file)).map((file) => readFileSync(file))
  if (documents.length === 0) return [name, '', '', '', 'document is not here']
  const measured = []
  for (const bytes of documents) {
    if (!(await isReadable(bytes, format))) continue
    const times = await interleave(
      { alone: () => alone(bytes.toString('utf8')), ours: () => parse(bytes) },
      { runs: 31, warmUp: 10 },
    )
    measured.push({ size: bytes.length, theirs: median(times.alone), ours: median(times.ours) })
  }
  if (measured.length === 0) return [name, '', '', '', 'not readable yet']
  const size = `${Math.round(mean(measured.map((each) => each.size)) / 1024)} KB`
  const count = measured.length > 1 ? `${measured.length} × ${size}` : size
  const [theirs, ours] = [mean(measured.map((each) => each.theirs)), mean(measured.map((each) => each.ours))]
  return [name, count, ms(theirs), ms(ours), ratio(mean(measured.map((each) => each.ours / each.theirs)))]
}

const rows = []
for (const reader of readers) rows.push(await rowOf(reader))
printTable(
  'Text and page readers (median of 31 runs, interleaved; the mean over documents)',
  ['format', 'size', 'library alone', 'parse', 'ratio'],
  rows,
)
