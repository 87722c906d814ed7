/** The internal JSON behind the registry's record history: a study with its history, one version, or the list of versions alone. */
import type { Format } from '../format.js'

const study =
  /"study"\s*:\s*\{\s*"(?:protocolSection|resultsSection|derivedSection|annotationSection|documentSection|hasResults)"/
const list =
  /"changes"\s*:\s*\[\s*(?:\{\s*"(?:version|date|status|studyType|moduleLabels|lastUpdateSubmitQcDate|reviewNotPassed)"|\])/

export const historyApi: Format = {
  name: 'history-api',
  title: 'the internal JSON of the record history: a study with its history, one version, a version list',
  detects: (head) => /^\s*[[{]/.test(head) && isAnswer(head.slice(0, 16_384)),
  omits: ['responsibleParty.name', 'derived.meshTerms', 'outcomes[].safetyIssue', 'retired'],
  markdown: false,
  load: () => import('./read.js'),
}

/** Its own keys come first; the site's search answers hold such studies too, further down. */
function isAnswer(start: string): boolean {
  return (list.test(start) || study.test(start)) && !/"hits"\s*:\s*\[/.test(start)
}
