/** The whole single records of the corpus in API v2, to be mutated. */
import { corpusFiles, readCorpusText } from './corpus.js'
import type { Random } from './random.js'
import { isWholeStudy, type RawStudy } from './raw-study.js'

export interface Whole {
  file: string
  study: RawStudy
}

/** So many whole records of the corpus that suit, chosen by chance; fewer where the corpus has no more. */
export function chooseStudies(
  count: number,
  random: Random,
  suits: (study: RawStudy) => boolean = () => true,
): Whole[] {
  const chosen: Whole[] = []
  for (const file of random.shuffled(corpusFiles('api-v2', '.json'))) {
    if (chosen.length === count) break
    const study: unknown = JSON.parse(readCorpusText(file))
    if (isWholeStudy(study) && suits(study)) chosen.push({ file, study })
  }
  return chosen
}
