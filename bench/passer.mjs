/** One contestant, alone in its process: asked for a pass, it reads all API v2 studies once and answers the time of each. */
import { parse } from '../dist/index.js'
import { readStudies } from './corpus.mjs'

const [contestant, form] = process.argv.slice(2)
const read = { JSON: (bytes) => JSON.parse(bytes.toString('utf8')), parse: (bytes) => parse(bytes) }[contestant]

/** The same study without white space between its values. */
function withoutIndent(bytes) {
  return Buffer.from(JSON.stringify(JSON.parse(bytes.toString('utf8'))))
}

const saved = readStudies()
const documents = form === 'sent' ? saved.map(withoutIndent) : saved

async function pass() {
  const times = []
  for (const bytes of documents) {
    const start = performance.now()
    const result = read(bytes)
    if (result instanceof Promise) await result
    times.push({ size: bytes.length, time: performance.now() - start })
  }
  process.send(times)
}

process.on('message', pass)
