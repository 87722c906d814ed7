/** The registry's API v2: one study, a page of studies, an array, NDJSON, or the site's own search answer; markdown or legacy markup. */
import type { Format } from '../format.js'

export const apiV2: Format = {
  name: 'api-v2',
  title: 'API v2 JSON: one study, a page of studies, an array or NDJSON; the site’s search answer',
  detects: (head) =>
    /^\s*[[{]/.test(head) && /"(?:protocolSection|derivedSection|resultsSection|studies|hits)"\s*:/.test(head),
  omits: ['responsibleParty.name', 'derived.meshTerms', 'derived.originals', 'outcomes[].safetyIssue', 'retired'],
  markdown: true,
  load: () => import('./read.js'),
}
