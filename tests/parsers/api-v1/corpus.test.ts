/** Real answers of API v1 are read without a word left over; its other answers end in one sentence. */
import { expect, test } from 'vitest'
import { parseAll, TrialdiffError, type ParsedTrial } from '../../../src/index.js'
import { corpusFiles, describeCorpus, readCorpus, readCorpusText } from '../../support/corpus.js'

describeCorpus('API v1 documents', () => {
  const files = [...corpusFiles('api-v1'), ...corpusFiles('same-record-two-formats', '.json')]
  const answers = files.filter((file) => readCorpusText(file).slice(0, 200).includes('"FullStudiesResponse"'))
  const others = corpusFiles('api-v1').filter((file) => !answers.includes(file))

  test.each(answers)('%s', async (file) => {
    const trials: ParsedTrial[] = []
    for await (const parsed of parseAll(readCorpus(file))) trials.push(parsed)
    const { FullStudiesResponse } = JSON.parse(readCorpusText(file)) as { FullStudiesResponse: { FullStudies: [] } }
    expect(trials).toHaveLength(FullStudiesResponse.FullStudies.length)
    expect(trials.filter(({ source }) => source.format !== 'api-v1')).toEqual([])
    expect(trials.flatMap(({ issues }) => issues)).toEqual([])
    const sides = trials.flatMap(({ trial: { eligibility } }) => (eligibility ? [eligibility] : []))
    const empty = sides.filter((each) => each.inclusion.length + each.exclusion.length + each.other.length === 0)
    expect(empty).toEqual([])
  })

  test.each(others)('%s is no record', async (file) => {
    const error: unknown = await parseAll(readCorpus(file))
      .next()
      .catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(TrialdiffError)
    expect(error).toMatchObject({ code: 'no-trial', message: expect.stringMatching(/^[^.]*\.$/) })
  })
})
