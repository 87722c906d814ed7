/** The reports, the one people see first at the top, each loaded when it is asked for. */
import type { Report, ReportName, SubjectName } from './report.js'

export interface ReportEntry {
  name: ReportName
  title: string
  /** What it can be written of; its module has a way of writing for each. */
  takes: readonly SubjectName[]
  load(): Promise<Report>
}

export const reports: readonly ReportEntry[] = [
  {
    name: 'terminal',
    title: 'sentences for people, loudest first, on 80 columns',
    takes: ['comparison', 'history'],
    load: async () => (await import('./reports/terminal.js')).terminal,
  },
  {
    name: 'json',
    title: 'everything, for programs: one object',
    takes: ['comparison', 'history'],
    load: async () => (await import('./reports/json.js')).json,
  },
  {
    name: 'json-patch',
    title: 'RFC 6902 operations that turn the first Trial into the second',
    takes: ['comparison'],
    load: async () => (await import('./reports/json-patch.js')).jsonPatch,
  },
]
