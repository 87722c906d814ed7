/** Builds invented versions of one trial, read as the registry would serve them. */
import { parse, type ParsedTrial } from '../../src/index.js'
import type { RawDate, RawOutcome, RawStudy } from './raw-study.js'
import { studyOf, type StudyOptions } from './study.js'

export interface VersionOptions extends StudyOptions {
  /** The number by which the registry's interface knows it. */
  version?: number
  start?: RawDate
  primary?: RawDate
  enrollmentType?: string
  lastKnownStatus?: string
  primaryOutcomes?: readonly RawOutcome[]
  /** Whether it tells no day of its last update. */
  undated?: boolean
  document?: string
}

export async function versionOf(options: VersionOptions): Promise<ParsedTrial> {
  const parsed = await parse(versionJson(options), options.document === undefined ? {} : { document: options.document })
  return options.version === undefined ? parsed : { ...parsed, source: { ...parsed.source, version: options.version } }
}

export async function versionsOf(...all: readonly VersionOptions[]): Promise<ParsedTrial[]> {
  return Promise.all(all.map(versionOf))
}

export function versionJson(options: VersionOptions): string {
  const study = studyOf(options) as unknown as RawStudy
  const { statusModule, designModule } = study.protocolSection
  const status = statusModule as Record<string, unknown>
  if (options.start) statusModule.startDateStruct = options.start
  if (options.primary) statusModule.primaryCompletionDateStruct = options.primary
  if (options.lastKnownStatus) status['lastKnownStatus'] = options.lastKnownStatus
  if (options.enrollmentType && designModule?.enrollmentInfo) designModule.enrollmentInfo.type = options.enrollmentType
  if (options.primaryOutcomes)
    study.protocolSection.outcomesModule = { primaryOutcomes: options.primaryOutcomes.map((each) => ({ ...each })) }
  if (options.undated) {
    delete status['lastUpdateSubmitDate']
    delete status['lastUpdatePostDateStruct']
  }
  return JSON.stringify(study, null, 2)
}
