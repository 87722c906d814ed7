/** Escaping a text that is no markdown for a format whose marked-up texts are. */

/** The last words in the names of the fields that the API's metadata call markup. */
const markup = /(?:description|comment|criteria|summary|population|notes|details|stopped|timeFrame)$/i
const escapable = /\\(?=[!-/:-@[-`{-~])/g

/** A backslash that would be taken for the mark of an escape is escaped itself. */
export function escapeMarkup(text: string, name: string): string {
  return text.includes('\\') && markup.test(name) ? text.replace(escapable, '\\\\') : text
}
