/** Finds the examples of a Markdown page: commands with their output, and programs with theirs. */

export interface Example {
  /** `console`: shell commands; `js`: a program. */
  kind: 'console' | 'js'
  code: string
  /** What the page says it prints. */
  output: string
  /** Where the output stands in the page. */
  start: number
  end: number
}

const fence = /^```(\w+)\n([\s\S]*?)^```$/gm

/** A `console` block holds one command behind `$` and its output; a `js` block is followed by a `text` block. */
export function findExamples(page: string): Example[] {
  const blocks = [...page.matchAll(fence)].map((found) => ({
    language: found[1] ?? '',
    body: found[2] ?? '',
    at: found.index + 4 + (found[1] ?? '').length,
  }))
  return blocks.flatMap(({ language, body, at }, index): Example[] => {
    if (language === 'console') {
      const first = body.indexOf('\n') + 1
      const command = body.slice(0, first).replace(/^\$ /, '').trim()
      const output = body.slice(first)
      return [{ kind: 'console', code: command, output, start: at + first, end: at + body.length }]
    }
    const next = blocks[index + 1]
    if (language !== 'js' || next?.language !== 'text') return []
    return [{ kind: 'js', code: body, output: next.body, start: next.at, end: next.at + next.body.length }]
  })
}

/** The page with the outputs of its examples replaced. */
export function withOutputs(page: string, examples: readonly Example[], outputs: readonly string[]): string {
  return examples.reduceRight(
    (text, { start, end }, index) => text.slice(0, start) + (outputs[index] ?? '') + text.slice(end),
    page,
  )
}
