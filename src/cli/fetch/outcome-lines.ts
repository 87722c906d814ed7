/** What became of a trial that was asked for, as lines for a person. */
import { spellVersion } from '../../index.js'
import { countOf } from '../count-of.js'
import type { FetchedVersions } from './fetch-versions.js'
import type { Outcome } from './fetch-trials.js'

const words: Readonly<Record<Outcome['is'], string>> = {
  kept: 'kept',
  seen: 'seen',
  known: 'known',
  asked: 'asked',
  removed: 'gone',
  failed: 'failed',
}

/** One line, and another for its history. */
export function linesOf({ nctId, is, snapshot, into, history, hasNoHistory }: Outcome): string {
  const name = into === undefined ? nctId : `${nctId}, now ${into}`
  const what = {
    kept: `${snapshot}`,
    seen: `${snapshot}, nothing new in it`,
    known: `${snapshot}, these very bytes`,
    asked: 'these data of the registry were asked already; --again asks again',
    removed:
      into === undefined
        ? 'the registry has no such record'
        : 'its record could not be brought; fetch it by that number',
    failed: 'see the error',
  }[is]
  const line = `${words[is].padEnd(6)}  ${into === undefined && snapshot !== undefined ? '' : `${name}: `}${what}\n`
  if (hasNoHistory) return `${line}        history: the registry keeps none of it\n`
  return history ? `${line}        history: ${historyWords(history)}\n` : line
}

function historyWords({ listed, kept, known, unchanged, earlier, failed }: FetchedVersions): string {
  const parts = [
    countOf(listed, 'version'),
    `${kept} brought`,
    ...(known > 0 ? [`${known} kept before`] : []),
    ...(unchanged > 0 ? [`${unchanged} without a change`] : []),
    ...(earlier > 0 ? [`${earlier} from before --since`] : []),
    ...(failed.length > 0 ? [`failed: ${failed.map(({ version }) => spellVersion(version)).join(', ')}`] : []),
  ]
  return parts.join(', ')
}

/** For programs: errors by code and sentence. */
export function forPrograms({ error, history, ...rest }: Outcome): object {
  return {
    ...rest,
    ...(history && {
      history: {
        ...history,
        failed: history.failed.map(({ version, error: { code, message } }) => ({ version, code, message })),
      },
    }),
    ...(error && { error: { code: error.code, message: error.message } }),
  }
}
