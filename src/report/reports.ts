/** The reports, the one people see first at the top, each loaded when it is asked for. */
import type { Report, ReportName } from './report.js'

export interface ReportEntry {
  name: ReportName
  title: string
  load(): Promise<Report>
}

export const reports: readonly ReportEntry[] = [
  {
    name: 'terminal',
    title: 'sentences for people, loudest first, on 80 columns',
    load: async () => (await import('./reports/terminal.js')).terminal,
  },
  {
    name: 'json',
    title: 'everything, for programs: one object',
    load: async () => (await import('./reports/json.js')).json,
  },
  {
    name: 'json-patch',
    title: 'RFC 6902 operations that turn the first Trial into the second',
    load: async () => (await import('./reports/json-patch.js')).jsonPatch,
  },
]
