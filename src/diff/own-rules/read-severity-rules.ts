/** Reading a severity table of the reader's own from YAML or JSON; the library that reads YAML is loaded only here. */
import { ConfigError } from '../../model/errors.js'
import type { SeverityRule } from '../../model/severity-rule.js'

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
