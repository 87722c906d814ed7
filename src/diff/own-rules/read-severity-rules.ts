/** Reading a severity table of the reader's own from YAML or JSON; the library that reads YAML is loaded only here. */
import { ConfigError } from '../../model/errors.js'
import type { SeverityRule } from '../../model/severity-rule.js'
import type { Blame } from './blame.js'
import type { Entry } from './entries.js'

/** Characters; the built-in table has about a tenth of them. */
export const longestRules = 100_000

/**
 * The rows under `severities`, in their order, each checked.
 * @param name what the text is called in messages, as a rule its file
 * @throws ConfigError `bad-rules` or `malformed-yaml` with line and column, `document-too-large`
 */
export async function readSeverityRules(text: string, name = 'severity rules'): Promise<SeverityRule[]> {
  if (text.length > longestRules) {
    throw new ConfigError(
      'document-too-large',
      `${name} has more than ${longestRules.toLocaleString('en-US')} characters; no severity table needs as many, so give another file.`,
    )
  }
  const { checkRules } = await import('./check-rules.js')
  return checkRules(text, name)
}

/**
 * The rows of a list within another file of settings, each checked.
 * @param list its key and its value, as the YAML library gives them
 * @param blame hears of every fault, with the node where it stands
 */
export async function severityRulesIn(
  list: Entry,
  blame: Blame,
  lineOf: (node: unknown) => number,
): Promise<SeverityRule[]> {
  const { rowsUnder } = await import('./check-rules.js')
  return rowsUnder(list, blame, lineOf)
}
