/** Where each content lies within the folder of a store. */
import { join } from 'node:path'
import { StoreError } from '../../src/model/errors.js'
import type { Digest } from '../../src/model/snapshot.js'

export const ledgerName = 'ledger.ndjson'
export const lockName = 'ledger.lock'

const forms = {
  snapshot: /^NCT\d{1,20}\/[\w~-]{1,100}$/,
  trial: /^NCT\d{1,20}$/,
  digest: /^sha256:[0-9a-f]{64}$/,
}

/** `NCT04984356/2023-04-07.json`, a second reading `2023-04-07.reading-2.json`. */
export function documentPlace(snapshot: string, reading: number): string {
  return `${snapshotPlace(snapshot)}${reading === 1 ? '' : `.reading-${reading}`}.json`
}

/** `NCT04984356/2023-04-07.source.br`. */
export function rawPlace(snapshot: string): string {
  return `${snapshotPlace(snapshot)}.source.br`
}

/** The folder of a trial: `NCT04984356`. */
export function trialPlace(nctId: string): string {
  return proper('trial', nctId)
}

/** `NCT04984356/payloads/<64 digits>.br`. */
export function payloadPlace(nctId: string, digest: Digest): string {
  return join(trialPlace(nctId), 'payloads', `${proper('digest', digest).slice('sha256:'.length)}.br`)
}

/** `notes/rows%2Fmy-watch.txt`. */
export function notePlace(name: string): string {
  return join('notes', `${encodeURIComponent(name).replaceAll('*', '%2A')}.txt`)
}

function snapshotPlace(snapshot: string): string {
  return join(...proper('snapshot', snapshot).split('/'))
}

/** What another store brings could name a place outside this one. */
function proper(form: keyof typeof forms, name: string): string {
  if (!forms[form].test(name)) throw new StoreError('store-trouble', `${JSON.stringify(name)} is no name of a ${form}.`)
  return name
}
