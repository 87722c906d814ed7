/** The registry's API v2: one study, a page of studies, a JSON array or NDJSON; markdown or legacy markup. */
import type { Format } from '../format.js'

export const apiV2: Format = {
  name: 'api-v2',
  title: 'API v2 JSON: one study, a page of studies, an array or NDJSON',
  detects: (head) =>
    /^\s*[[{]/.test(head) && /"(?:protocolSection|derivedSection|resultsSection|studies)"\s*:/.test(head),
  omits: ['responsibleParty.name', 'derived.meshTerms', 'derived.originals', 'outcomes[].safetyIssue', 'retired'],
  markdown: true,
  load: () => import('./read.js'),
}
