/** Real API v2 studies, printed in another format by a writer of the tests, must read back as the same Trial. */
import { expect, test } from 'vitest'
import { diff, parse, sentenceOf, type FormatName, type Issue } from '../../../src/index.js'
import { describeCorpus } from '../../support/corpus.js'
import { seededRandom, seedFrom } from '../../support/random.js'
import type { RawStudy } from '../../support/raw-study.js'
import { chooseStudies } from '../../support/whole-studies.js'

export interface ReadBack {
  format: FormatName
  /** Which of the format's several looks is printed. */
  variant?: string
  render(study: RawStudy): string
  /** Why a difference may be called noise; a name outside this list fails, since it may hide what was read wrongly. */
  mayBeNoise?: readonly string[]
  /** Issues that the format has by its nature. */
  mayBeOdd?: readonly Issue['code'][]
  /** How many studies; 100 without. */
  count?: number
  /** Leaves out studies that the format cannot tell from others, whatever reads it. */
  suits?(study: RawStudy): boolean
}

/** This proves that reader and writer agree on the registry's documented shapes; that both are right, only real records prove. */
export function testReadBack(options: ReadBack): void {
  const { format, variant, render, mayBeNoise = ['formatting'], mayBeOdd = [], count = 100 } = options
  describeCorpus(`API v2 studies printed as ${format}${variant === undefined ? '' : `, ${variant}`}`, () => {
    const seed = seedFrom('TRIALDIFF_SEED', 20_261_122)
    test(`${count} of them read back as the same Trial (TRIALDIFF_SEED=${seed})`, async () => {
      const problems: string[] = []
      const chosen = chooseStudies(count, seededRandom(seed), options.suits)
      expect(chosen).toHaveLength(count)
      for (const { file, study } of chosen) {
        const before = await parse(JSON.stringify(study))
        const after = await parse(render(study))
        expect(after.source.format).toBe(format)
        const { changes } = diff(before, after)
        const wrong = changes.filter(({ facts }) => !mayBeNoise.includes(String(facts.noise)))
        problems.push(...wrong.map((change) => `${file}: ${change.path}: ${sentenceOf(change)}`))
        const odd = after.issues.filter(
          ({ code, found }) => !mayBeOdd.includes(code) && !before.issues.some((issue) => issue.found === found),
        )
        problems.push(...odd.map(({ code, place, found }) => `${file}: ${code} at ${place}: ${found}`))
      }
      expect(problems).toEqual([])
    })
  })
}
