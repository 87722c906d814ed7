/** Reads every document of the corpus, counting what it is. */
import { formats, parseAll, TrialdiffError, type FormatName } from '../../src/index.js'
import { corpusFiles, readCorpus } from './corpus.js'

export interface CorpusCount {
  read: Map<FormatName, { documents: number; trials: number; issues: number }>
  /** Files by the code of the error that refused them. */
  refused: Map<string, string[]>
  /** What no document may do: throw something else, or refuse in more than one sentence. */
  faults: string[]
}

export async function countCorpus(): Promise<CorpusCount> {
  const read: CorpusCount['read'] = new Map(formats.map(({ name }) => [name, { documents: 0, trials: 0, issues: 0 }]))
  const refused = new Map<string, string[]>()
  const faults: string[] = []
  for (const file of corpusFiles('').filter((path) => path.includes('/'))) {
    let documents = 0
    try {
      for await (const { source, issues } of parseAll(readCorpus(file))) {
        const count = read.get(source.format)
        if (!count) continue
        count.documents += documents === 0 ? 1 : 0
        count.trials++
        count.issues += issues.length
        documents = 1
      }
    } catch (error) {
      if (!(error instanceof TrialdiffError)) faults.push(`${file}: ${String(error)}`)
      else if (!/^[A-Z][^\n]*\.$/.test(error.message)) faults.push(`${file}: ${error.message}`)
      else refused.set(error.code, [...(refused.get(error.code) ?? []), file])
    }
  }
  return { read, refused, faults }
}
