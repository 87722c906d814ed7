/** The configuration of a watch, as resolved from `trialdiff.yaml`: every default filled in, secrets not yet. */
import type { Area } from '../model/area.js'
import type { Severity } from '../model/severity.js'
import type { SeverityRule } from '../model/severity-rule.js'

export interface WatchConfig {
  /** Where the file stands; relative paths are read against its folder. */
  file: string
  folder: string
  store: string
  registry: {
    address: string
    contact?: string
    rate: number
    /** Why more than one request a second is asked; printed. */
    reason?: string
    transport: 'undici' | 'curl'
    timeoutSeconds: number
    attempts: number
  }
  keep: { contacts: 'keep' | 'drop'; raw: 'keep' | 'none' }
  /** Days after which a watched trial is fetched in full, moved or not; 30 at most. */
  fullCheckDays: number
  watches: readonly Watch[]
  rules: readonly SeverityRule[]
  channels: Readonly<Record<string, { type: string; settings: Readonly<Record<string, unknown>> }>>
  routes: readonly Route[]
  health: {
    /** Failed runs of a target in a row until the operator hears of it. */
    alertAfter: number
    remindDays?: number
    to: readonly string[]
  }
  /** When `watch start` runs, as cron has it, and where on earth. */
  schedule: { at: string; timezone: string }
}

export interface Watch {
  /** Stable: what is remembered hangs on it. */
  id: string
  title?: string
  enabled: boolean
  /** Ids as they stand in the file, and where more of them are. */
  trials: readonly string[]
  files: readonly { path: string; column?: string }[]
  /** Parameters of the registry's search; trials that enter and leave it are events. */
  search?: Readonly<Record<string, string>>
}

export interface Route {
  /** Its place in the file where it has no name of its own. */
  id: string
  /** All watches where none is named. */
  watches?: readonly string[]
  min: Severity
  areas?: readonly Area[]
  to: readonly string[]
  deliver: 'at-once' | 'digest'
  /** For a digest: when, as cron has it; every run where it is absent. */
  at?: string
  timezone: string
  /** Local times between which nothing is sent: `22:00` to `07:00`. */
  quietHours?: { from: string; to: string }
  /** Whether contacts and officials are told by name. */
  contacts: boolean
}
