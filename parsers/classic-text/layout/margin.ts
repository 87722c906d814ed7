/** Margins: the spaces that text browsers leave at the left of all they print but headings, and the marks of quoted mail. */

const margin = '   '
const quote = /^> ?/

/** Takes the margin off, where most lines have it: markdown takes indented marks for code. */
export function dropMargin(lines: readonly string[]): readonly string[] {
  if (!mostOf(lines, (line) => line.startsWith(margin))) return lines
  return lines.map((line) => (line.startsWith(margin) ? line.slice(margin.length) : line))
}

/** Takes the marks of a quotation off, where most lines have them. */
export function dropQuotes(lines: readonly string[]): readonly string[] {
  return mostOf(lines, (line) => quote.test(line)) ? lines.map((line) => line.replace(quote, '')) : lines
}

function mostOf(lines: readonly string[], fits: (line: string) => boolean): boolean {
  const printed = lines.filter((line) => line !== '')
  return printed.filter(fits).length * 3 >= printed.length * 2
}
