/** Progress on a terminal: one line that is gone when the work is done, and nothing where nobody looks on. */

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

/** Counts what is done, one by one. */
export interface Progress {
  step(): void
  end(): void
}

/** Milliseconds between two tellings. */
const pause = 200

/** @param verb what is done: `proving`; @param noun to what: `lines` */
export function openProgress(verb: string, noun: string): Progress {
  const line = openProgressLine(false)
  let count = 0
  let told = Date.now()
  return {
    step() {
      count++
      const now = Date.now()
      if (now - told < pause) return
      told = now
      line.show(`${verb} ${count.toLocaleString('en-US')} ${noun} …`)
    },
    end: line.clear,
  }
}
