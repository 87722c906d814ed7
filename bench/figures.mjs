/** Figures: medians, means and ratios of measured times, as the tables print them. */

export function mean(values) {
  return values.reduce((sum, each) => sum + each, 0) / values.length
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Milliseconds, three digits that count. */
export function ms(value) {
  return `${value.toPrecision(3)} ms`
}

export function ratio(value) {
  return value.toFixed(2)
}

export function printTable(title, head, rows) {
  const lines = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
  console.log(`\n### ${title}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`)
}
