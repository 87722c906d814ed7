/** One line on a terminal that says what is going on now; nothing in a pipe. */

export interface StatusLine {
  show(text: string): void
  /** Takes the line away, so that something else can be printed. */
  clear(): void
}

export function openStatusLine(stream: NodeJS.WriteStream = process.stderr): StatusLine {
  if (!stream.isTTY || process.env.TERM === 'dumb') return { show() {}, clear() {} }
  let isShown = false
  return {
    show(text) {
      stream.write(`\r\u001b[K${text.slice(0, Math.max(20, (stream.columns || 80) - 1))}`)
      isShown = true
    },
    clear() {
      if (isShown) stream.write('\r\u001b[K')
      isShown = false
    },
  }
}
