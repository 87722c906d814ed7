/** What a fetch says as it goes: lines for a person, or one value of JSON for programs. */
import { TrialdiffError } from '../../index.js'
import { countOf } from '../count-of.js'
import { openOutput } from '../files.js'
import { tellTrouble } from '../trouble.js'
import type { Outcome } from './fetch-trials.js'
import { forPrograms, linesOf } from './outcome-lines.js'

export interface Sum {
  trials: number
  failed: number
  requests: number
  bytes: number
  head: string
}

export interface Telling {
  one(outcome: Outcome): Promise<void>
  end(sum: Sum): Promise<void>
}

const output = openOutput(undefined)

export function inLines(): Telling {
  return {
    async one(outcome) {
      await output.write(linesOf(outcome))
      for (const error of [outcome.error, ...(outcome.history?.failed ?? []).map((each) => each.error)]) {
        if (error) tellTrouble(named(outcome.nctId, error))
      }
    },
    end: ({ trials, failed, requests, bytes, head }) =>
      output.write(
        `${countOf(trials, 'trial')}${failed > 0 ? `, ${failed} failed` : ''}; ${countOf(requests, 'request')}, ${bytes.toLocaleString('en')} bytes\nhead    ${head}\n`,
      ),
  }
}

function named(nctId: string, { code, message }: TrialdiffError): TrialdiffError {
  return new TrialdiffError(code, message.includes(nctId) ? message : `${nctId}: ${message}`)
}

export function inJson(): Telling {
  let count = 0
  return {
    one: (outcome) => output.write(`${count++ === 0 ? '{"trials":[' : ','}\n${JSON.stringify(forPrograms(outcome))}`),
    end: ({ failed, requests, bytes, head }) =>
      output.write(
        `${count === 0 ? '{"trials":[' : ''}\n],${JSON.stringify({ failed, requests, bytes, head }).slice(1)}\n`,
      ),
  }
}
