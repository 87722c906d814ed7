/** What is passed over tells nothing: a history with the versions that are brought tells what the whole one tells. */
import { expect, test } from 'vitest'
import { parse } from '../../parsers/parse.js'
import { history } from '../../src/diff/history/history.js'
import type { ParsedTrial } from '../../src/model/parsed-trial.js'
import { planHistory } from '../../src/registry/plan-history.js'
import type { ListedVersion } from '../../src/registry/registry.js'
import { asHistoryStudy } from '../support/as-history-json.js'
import { seededRandom, seedFrom } from '../support/random.js'
import { dayAfter } from '../support/registry/day.js'
import { inventEdit, labelsOf, nextVersion, type Edit } from '../support/registry/edits.js'
import { inventStudy } from '../support/registry/invent.js'

const seed = seedFrom('TRIALDIFF_SEED', 20_261_122)

interface Made {
  listed: ListedVersion[]
  versions: ParsedTrial[]
}

/** Versions of which a third are submissions of the same record, for which the list names no part. */
async function makeHistory(number: number): Promise<Made> {
  const random = seededRandom(seed + number)
  let day = '2020-01-10'
  let study = inventStudy('NCT04000007', random, day)
  const made: Made = { listed: [], versions: [] }
  for (let version = 0; version < 12; version++) {
    const edits: Edit[] = version === 0 || random.chance(0.33) ? [] : [inventEdit(random, study)]
    if (version > 0) {
      day = dayAfter(day, random.between(1, 90))
      study = nextVersion(study, edits, day, dayAfter(day, 3))
    }
    const modules = edits.length === 0 ? [] : labelsOf(edits)
    const status = study.protocolSection.statusModule.overallStatus ?? ''
    made.listed.push({ version, date: day, status, modules })
    made.versions.push(await parse(JSON.stringify({ studyVersion: version, study: asHistoryStudy(study) })))
  }
  return made
}

/** Every change that a report tells by default, with the day of the version that brought it. */
function toldBy(versions: readonly ParsedTrial[]): string[] {
  return history(versions).steps.flatMap(({ after, changes }) =>
    changes
      .filter(({ severity }) => severity !== 'noise')
      .map(({ code, severity, path, subject }) =>
        [after.trial.lastUpdateSubmitted?.date, severity, code, path, subject].join(' '),
      ),
  )
}

test(`over many histories (seed ${seed})`, async () => {
  let skipped = 0
  for (let number = 0; number < 10; number++) {
    const { listed, versions } = await makeHistory(number)
    const { fetch, unchanged } = planHistory(listed, new Set())
    const brought = new Set(fetch.map(({ version }) => version))
    skipped += unchanged.length
    const told = toldBy(versions)
    expect(told.length).toBeGreaterThan(0)
    expect(toldBy(versions.filter((_, version) => brought.has(version)))).toEqual(told)
  }
  expect(skipped).toBeGreaterThan(10)
})
