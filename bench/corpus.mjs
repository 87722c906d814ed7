/** The corpus: a folder of registry documents that lies outside the project. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const corpus = process.env.TRIALDIFF_CORPUS || fileURLToPath(new URL('../../shared/corpus', import.meta.url))

/** The bytes of all API v2 documents that hold a single study. */
export function readStudies() {
  const folder = join(corpus, 'api-v2/studies')
  const documents = readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(join(folder, name)))
  return documents.filter((bytes) => 'protocolSection' in JSON.parse(bytes.toString('utf8')))
}

/** The bytes of all classic XML documents that hold a record. */
export function readXml() {
  return ['xml/studies', 'xml/multi-date', 'same-record-two-formats']
    .flatMap((folder) => readdirSync(join(corpus, folder)).map((name) => join(corpus, folder, name)))
    .filter((path) => path.endsWith('.xml'))
    .map((path) => readFileSync(path))
    .filter((bytes) => bytes[0] === 0x3c && bytes.includes('<id_info>'))
}

/** Two saved versions of each trial from both lists of pairs, as the bytes of one study each. */
export function readPairs() {
  return ['PAIRS_CHANGED.tsv', 'PAIRS_NOISE.tsv']
    .flatMap((list) => rowsOf(readFileSync(join(corpus, list), 'utf8')))
    .filter(({ file_a, file_b }) => !`${file_a} ${file_b}`.includes('CRPC'))
    .map(({ nct, file_a, file_b }) => ({ before: readStudy(file_a, nct), after: readStudy(file_b, nct) }))
}

/** A trial's study, cut out where it stands among others. */
function readStudy(file, nctId) {
  const bytes = readFileSync(join(corpus, file))
  const { studies } = JSON.parse(bytes.toString('utf8'))
  const study = studies?.find((each) => each.protocolSection.identificationModule.nctId === nctId)
  return study ? Buffer.from(JSON.stringify(study)) : bytes
}

function rowsOf(table) {
  const [head, ...lines] = table.trimEnd().split(/\r?\n/)
  const names = head.split('\t')
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, column) => [names[column], cell])))
}
