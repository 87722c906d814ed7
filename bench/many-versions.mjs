/** As many versions as are asked for, each of another trial: the studies of the corpus, and these again under other numbers. */
import { parse } from '../dist/index.js'
import { readStudies } from './corpus.mjs'

export async function readVersions(versions) {
  const records = []
  for (const raw of readStudies()) {
    const parsed = await parse(raw)
    if (parsed.trial.nctId !== undefined && records.length < versions) records.push({ raw, parsed })
  }
  for (let n = 0; records.length < versions; n += 1) {
    const { raw, parsed } = records[n]
    const nctId = `NCT9${String(records.length).padStart(7, '0')}`
    const other = Buffer.from(raw.toString('utf8').replaceAll(parsed.trial.nctId, nctId))
    records.push({ raw: other, parsed: { ...parsed, trial: { ...parsed.trial, nctId } } })
  }
  return records
}
