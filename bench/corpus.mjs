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

/** Two saved versions of each trial from the lists of pairs, as the bytes of one study each. */
export function readPairs(...lists) {
  return lists
    .flatMap((list) => rowsOf(readFileSync(join(corpus, list), 'utf8')))
    .map(({ nct, file_a, file_b }) => ({ before: readStudy(file_a, nct), after: readStudy(file_b, nct) }))
}

/** A trial's study, cut out where it stands among others or in an answer of the registry's own search. */
function readStudy(file, nctId) {
  const bytes = readFileSync(join(corpus, file))
  const { studies, hits } = JSON.parse(bytes.toString('utf8'))
  const among = studies ?? hits?.map((hit) => hit.study)
  const study = among?.find((each) => each.protocolSection.identificationModule.nctId === nctId)
  return study ? Buffer.from(JSON.stringify(study)) : bytes
}

function rowsOf(table) {
  const [head, ...lines] = table.trimEnd().split(/\r?\n/)
  const names = head.split('\t')
  return lines.map((line) => Object.fromEntries(line.split('\t').map((cell, column) => [names[column], cell])))
}
