/** The internal JSON behind the registry's record history: a study with its history, one version, or the list of versions alone. */
import type { Format } from '../format.js'

const study =
  /"study"\s*:\s*\{\s*"(?:protocolSection|resultsSection|derivedSection|annotationSection|documentSection|hasResults)"/
const list =
  /"changes"\s*:\s*\[\s*(?:\{\s*"(?:version|date|status|studyType|moduleLabels|lastUpdateSubmitQcDate|reviewNotPassed)"|\])/

export const historyApi: Format = {
  name: 'history-api',
  title: 'the internal JSON of the record history: a study with its history, one version, a version list',
  detects: (head) => /^\s*[[{]/.test(head) && (list.test(head) || study.test(head)) && !/"hits"\s*:\s*\[/.test(head),
  omits: ['responsibleParty.name', 'derived.meshTerms', 'outcomes[].safetyIssue', 'retired'],
  markdown: false,
  load: () => import('./read.js'),
}
