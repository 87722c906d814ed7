/** Text and page readers: bytes to Trial against the library that takes the markup apart, alone. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load } from 'cheerio'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { parse } from '../dist/index.js'
import { corpus } from './corpus.mjs'
import { median, ms, printTable, ratio } from './figures.mjs'
import { interleave } from './interleave.mjs'

const seed = fileURLToPath(new URL('../seeds/NCT04984356/2023-04-07.txt', import.meta.url))
const page = join(corpus, 'classic-html/NCT03746262__full-text-view__2018.html')
const answer = join(corpus, 'api-v1/NCT04780763__e72436a0.json')
const readers = [
  {
    format: 'classic-text',
    library: '`remark-parse`',
    file: seed,
    alone: (text) => unified().use(remarkParse).parse(text),
  },
  { format: 'classic-page', library: '`cheerio` load', file: page, alone: (text) => load(text) },
  { format: 'api-v1', library: '`JSON.parse`', file: answer, alone: (text) => JSON.parse(text) },
]

/** Whether parse gives a trial of this format; what stands in the way is the reader's own matter, not the measurement's. */
async function isReadable(bytes, format) {
  const parsed = await parse(bytes).catch(() => undefined)
  return parsed?.source.format === format
}

async function rowOf({ format, library, file, alone }) {
  const name = `\`${format}\` against ${library}`
  if (!existsSync(file)) return [name, '', '', '', 'document is not here']
  const bytes = readFileSync(file)
  const size = `${Math.round(bytes.length / 1024)} KB`
  if (!(await isReadable(bytes, format))) return [name, size, '', '', 'not readable yet']
  const times = await interleave(
    { alone: () => alone(bytes.toString('utf8')), ours: () => parse(bytes) },
    { runs: 31, warmUp: 10 },
  )
  const [theirs, ours] = [median(times.alone), median(times.ours)]
  return [name, size, ms(theirs), ms(ours), ratio(ours / theirs)]
}

const rows = []
for (const reader of readers) rows.push(await rowOf(reader))
printTable(
  'Text and page readers (median of 31 runs, interleaved)',
  ['format', 'size', 'library alone', 'parse', 'ratio'],
  rows,
)
