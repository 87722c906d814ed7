/** Keywords and MeSH terms, as text browsers align them: in two columns, to be read one after the other. */

const heading = /^\s*(?:Keywords provided by .*|Additional relevant MeSH terms)\s*:\s*$/i

/** Writes each column as a cell. */
export function openTermColumns(lines: readonly string[]): string[] {
  const out: string[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    out.push(line)
    at++
    if (!heading.test(line)) continue
    while (at < lines.length && (lines[at] ?? '').trim() === '') at++
    let end = at
    while (end < lines.length && (lines[end] ?? '').trim() !== '' && !heading.test(lines[end] ?? '')) end++
    out.push('', ...openTerms(lines.slice(at, end)), '')
    at = end
  }
  return out
}

function openTerms(lines: readonly string[]): readonly string[] {
  const starts = lines.flatMap((line) => {
    const found = /^\s*\S.*?\S {2,}(?=\S)/.exec(line)
    return found ? [found[0].length] : []
  })
  const [column = 0] = starts
  const isTable = column > 0 && lines.every((line) => line.length <= column || line[column - 1] === ' ')
  if (!isTable) return lines
  const cells = [lines.map((line) => line.slice(0, column)), lines.map((line) => line.slice(column))]
  return cells.flatMap((cell) => {
    const words = cell.map((line) => line.trim()).filter((line) => line !== '')
    return [...words.slice(0, -1), `${words.at(-1) ?? ''} |`]
  })
}
