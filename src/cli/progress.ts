/** One line on a terminal that says how far a run is; nothing where nobody looks on. */

export interface ProgressLine {
  show(text: string): void
  /** Takes the line away. */
  clear(): void
}

export function openProgressLine(isQuiet: boolean): ProgressLine {
  if (isQuiet || !process.stderr.isTTY || process.env.TERM === 'dumb') return { show: () => {}, clear: () => {} }
  let isShown = false
  return {
    show(text) {
      const width = Math.max(20, (process.stderr.columns || 80) - 1)
      process.stderr.write(`\r\x1b[K${text.slice(0, width)}`)
      isShown = true
    },
    clear() {
      if (isShown) process.stderr.write('\r\x1b[K')
      isShown = false
    },
  }
}
