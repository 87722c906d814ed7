/** The registry's internal interface: a record's present version, the index of its versions, and each of them. */
import { asHistoryStudy } from '../as-history-json.js'
import { jsonAnswer, plainPage, sentence, type Answer } from './answer.js'
import { withNoise } from './noise.js'
import type { Trial } from './trial.js'
import type { World } from './world.js'

export function present(world: World, trial: Trial, withHistory: boolean): Answer {
  if (withHistory && !trial.hasHistory) return noHistory(trial)
  const study = asHistoryStudy(world.record(trial, true))
  const body = withHistory ? { study, topics: {}, history: summaryOf(trial) } : { study }
  return jsonAnswer(JSON.stringify(body), [trial.nctId])
}

export function index(trial: Trial): Answer {
  return trial.hasHistory ? jsonAnswer(JSON.stringify(summaryOf(trial))) : noHistory(trial)
}

/** A version that is not there is refused exactly as a client that is not wanted. */
export function version(world: World, trial: Trial, number: number): Answer {
  if (!trial.hasHistory) return noHistory(trial)
  if (number > trial.version) return plainPage(403, 'Forbidden')
  // What the registry derives is derived anew for every version that is shown.
  const study = withNoise(trial.study(number), world.day, world.build, { geocoding: 0, order: 0 }, trial.aliases)
  return jsonAnswer(JSON.stringify({ studyVersion: number, study: asHistoryStudy(study) }))
}

function noHistory({ nctId }: Trial): Answer {
  return sentence(404, `No study ${nctId} history summary`)
}

function summaryOf(trial: Trial): unknown {
  const changes = trial.versions.map(({ version: number, date, modules }) => ({
    version: number,
    date,
    status: trial.study(number).protocolSection.statusModule.overallStatus,
    studyType: trial.study(number).protocolSection.designModule?.studyType,
    lastUpdateSubmitQcDate: date,
    moduleLabels: modules,
  }))
  const { outcomesModule, designModule } = trial.study(0).protocolSection
  const lastWith = (label: string) => trial.versions.findLast(({ modules }) => modules.includes(label))?.version ?? 0
  return {
    changes,
    originalData: {
      primaryOutcomes: outcomesModule?.primaryOutcomes,
      secondaryOutcomesSame: !trial.versions.some(({ modules }) => modules.includes('Outcome Measures')),
      enrollmentInfo: designModule?.enrollmentInfo,
      leadSponsorSame: true,
      orgFullNameSame: true,
      responsiblePartySame: true,
    },
    lastUpdateVersions: { outcomes: lastWith('Outcome Measures'), enrollmentInfo: lastWith('Study Design') },
    outcomesUpdateCount: trial.versions.filter(({ modules }) => modules.includes('Outcome Measures')).length,
  }
}
