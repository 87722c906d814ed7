/** Finds the corpus of real registry records, which lies beside the project and is not part of it. */
import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { describe, test } from 'vitest'
import { verdictOn } from './required.js'
import { filesUnder, root } from './tree.js'

/** Where the corpus is looked for: TRIALDIFF_CORPUS, or the folder beside the project. */
export function corpusFolder(): string {
  return resolve(root, process.env['TRIALDIFF_CORPUS'] || '../shared/corpus')
}

/** Whether what needs the corpus runs, is skipped, or fails because TRIALDIFF_REQUIRE names `corpus`. */
export function corpusVerdict(isThere: boolean, required: string | undefined): 'run' | 'skip' | 'fail' {
  return verdictOn('corpus', isThere, required)
}

/** `describe` for what needs the corpus. Its body is not even run where there is none: it may list the corpus. */
export function describeCorpus(name: string, body: () => void): void {
  const folder = corpusFolder()
  const verdict = corpusVerdict(existsSync(folder), process.env['TRIALDIFF_REQUIRE'])
  if (verdict === 'run') {
    describe(name, body)
    return
  }
  const why = `no corpus at ${folder}; set TRIALDIFF_CORPUS to run this`
  describe(name, () => {
    test.skipIf(verdict === 'skip')(why, () => Promise.reject(new Error(why)))
  })
}

/** The corpus files under a folder of it that end so (`.json`), by their path in the corpus, with `/`. */
export function corpusFiles(folder: string, ending = ''): string[] {
  const paths = filesUnder(join(corpusFolder(), folder)).filter((path) => path.endsWith(ending))
  return paths.map((path) => relative(corpusFolder(), path).split(sep).join('/'))
}

export function readCorpus(path: string): Uint8Array {
  return readFileSync(join(corpusFolder(), path))
}

export function readCorpusText(path: string): string {
  return readFileSync(join(corpusFolder(), path), 'utf8')
}

/** The rows of one of the corpus's tab-separated tables (`PAIRS_NOISE.tsv`), by the names in its first line. */
export function corpusTable(path: string): Record<string, string>[] {
  const [names = [], ...rows] = readCorpusText(path)
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))
  return rows.map((row) => Object.fromEntries(names.map((name, index) => [name, row[index] ?? ''])))
}
