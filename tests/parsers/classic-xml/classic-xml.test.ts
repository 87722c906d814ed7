/** Classic XML of every era, whole downloads, and what is no record. */
import { describe, expect, test } from 'vitest'
import { parse, parseAll } from '../../../parsers/parse.js'
import type { ParsedTrial } from '../../../src/model/parsed-trial.js'
import { testFolders } from '../fixture-folders.js'

describe('each folder shows one era or shape', () => {
  testFolders(import.meta.url, 'input.xml')
})

/** A record with these elements beside its id. */
function record(elements: string, { day = 'May 09, 2023', nctId = 'NCT01234567' } = {}): string {
  const header = `<required_header><download_date>ClinicalTrials.gov processed this data on ${day}</download_date></required_header>`
  return `<clinical_study>${day === '' ? '' : header}<id_info><nct_id>${nctId}</nct_id></id_info>${elements}</clinical_study>`
}

async function omissionsOf(document: string): Promise<readonly string[]> {
  return (await parse(document)).source.omits
}

describe('what a document of its day does not carry', () => {
  test.each([
    ['April 13, 2016', ['firstPosted', 'startDate.type', 'ipdSharing', 'lastKnownStatus'], ['retired', 'results']],
    ['January 18, 2017', ['firstPosted', 'retired', 'outcomes[].safetyIssue'], ['startDate.type', 'ipdSharing']],
    ['October 20, 2017', ['annotations', 'ipdSharing.infoTypes'], ['firstPosted', 'ipdSharing']],
    ['May 11, 2018', ['ipdSharing.infoTypes', 'largeDocuments'], ['annotations']],
    ['May 9, 2023', ['retired', 'outcomes[].safetyIssue'], ['largeDocuments', 'annotations', 'targetDuration']],
  ])('%s', async (day, without, having) => {
    const omits = await omissionsOf(record('', { day }))
    expect(omits).toEqual(expect.arrayContaining(without))
    expect(omits.filter((path) => having.includes(path))).toEqual([])
  })

  test('what stands in it all the same is told', async () => {
    const { trial, source } = await parse(
      record('<primary_outcome><measure>Song</measure><safety_issue>Yes</safety_issue></primary_outcome>'),
    )
    expect(trial.outcomes).toEqual([{ type: 'PRIMARY', measure: 'Song', safetyIssue: true }])
    expect(source.omits).not.toContain('outcomes[].safetyIssue')
  })

  test('without a header, its elements tell its day', async () => {
    const design = '<study_design>Allocation: Randomized</study_design><location_countries/>'
    expect(await omissionsOf(record(design, { day: '' }))).not.toContain('retired')
    expect(await omissionsOf(record('<study_design_info/>', { day: '' }))).toContain('retired')
    expect(await omissionsOf(record('<study_design_info/>', { day: '' }))).toContain('firstPosted')
    const posted = '<study_first_submitted>May 2, 2018</study_first_submitted>'
    expect(await omissionsOf(record(posted, { day: '' }))).not.toContain('firstPosted')
  })

  test('the last of the old schema came after the first of the new one', async () => {
    const omits = await omissionsOf(record('<study_design>N/A</study_design>', { day: 'January 12, 2017' }))
    expect(omits).not.toContain('retired')
  })

  test('results that it says were posted, but does not have', async () => {
    const posted = '<results_first_submitted>May 2, 2018</results_first_submitted>'
    expect(await omissionsOf(record(posted))).toContain('results')
    expect((await parse(record(posted))).trial.derived?.hasResults).toBe(true)
    expect(await omissionsOf(record(''))).not.toContain('results')
  })
})

describe('single values', () => {
  test.each([
    ['<phase>N/A</phase><study_type>Interventional</study_type>', { phases: ['NA'] }],
    ['<phase>N/A</phase><study_type>Observational</study_type>', { phases: undefined }],
    ['<phase>Phase 2/Phase 3</phase><study_type>Interventional</study_type>', { phases: ['PHASE2', 'PHASE3'] }],
    ['<phase>Phase 0</phase><study_type>Interventional</study_type>', { phases: ['EARLY_PHASE1'] }],
    ['<enrollment>99999999</enrollment>', { enrollment: undefined }],
    ['<study_type>N/A</study_type>', { studyType: undefined }],
    ['<start_date>Unknown</start_date>', { startDate: undefined }],
    [
      '<study_design>Treatment, Randomized, Double-Blind</study_design>',
      { allocation: 'RANDOMIZED', masking: 'DOUBLE' },
    ],
    [
      '<study_design_info><masking>Participant, Care Provider</masking></study_design_info>',
      { masking: 'DOUBLE', whoMasked: ['PARTICIPANT', 'CARE_PROVIDER'] },
    ],
    ['<source>A &amp; B</source>', { organization: { fullName: 'A & B' } }],
    ['<constructor>x</constructor><__proto__><nct_id>y</nct_id></__proto__>', { nctId: 'NCT01234567' }],
  ])('%s', async (elements, expected) => {
    const { trial, issues } = await parse(record(elements))
    expect({ ...trial, ...expected }).toEqual(trial)
    expect(issues).toEqual([])
  })

  test('a word on no list is an issue', async () => {
    const { trial, issues, source } = await parse(record('<overall_status>Humming</overall_status>'))
    expect(trial.overallStatus).toBeUndefined()
    expect(issues).toEqual([{ code: 'unknown-value', place: 'overallStatus', found: 'Humming' }])
    expect(source.omits).toContain('overallStatus')
  })
})

describe('whole documents', () => {
  test('one of several is chosen by its id', async () => {
    const all = `<clinical_studies>${record('', { nctId: 'NCT00000001' })}${record('')}</clinical_studies>`
    await expect(parse(all)).rejects.toMatchObject({ code: 'several-trials' })
    expect((await parse(all, { trial: 'NCT01234567' })).trial.nctId).toBe('NCT01234567')
  })

  test('issues and omissions stay with their record', async () => {
    const old = record('<sex>x</sex><gender>Humming</gender><overall_status>x</overall_status>', { day: 'May 1, 2014' })
    const found: ParsedTrial[] = []
    for await (const parsed of parseAll(`<all>${old}${record('')}</all>`)) found.push(parsed)
    expect(found.map(({ issues }) => issues.length)).toEqual([1, 0])
    expect(found.map(({ source }) => source.omits.includes('targetDuration'))).toEqual([false, false])
    expect(found.map(({ source }) => source.omits.includes('firstPosted'))).toEqual([true, false])
  })

  test('copied from a browser, its signs unescaped', async () => {
    const note =
      'This XML file does not appear to have any style information associated with it. The document tree is shown below.\n'
    const copy = note + record('<brief_title>Salt & pepper, < 5 g</brief_title>')
    expect((await parse(copy)).trial.briefTitle).toBe('Salt & pepper, < 5 g')
  })

  test.each([
    ['cut off', record('<brief_title>Song').slice(0, -30), 'truncated-xml'],
    ['broken', record('<brief_title>Song</title>'), 'malformed-xml'],
    ['without an id', '<clinical_study><id_info/></clinical_study>', 'no-trial'],
    [
      'an answer of the search',
      '<search_results><clinical_study><nct_id>NCT01234567</nct_id></clinical_study></search_results>',
      'no-trial',
    ],
    ['full of laughs', `<!DOCTYPE a [<!ENTITY l "ha">]>${record('<brief_title>&l;</brief_title>')}`, 'malformed-xml'],
  ])('%s', async (_what, document, code) => {
    await expect(parse(document)).rejects.toMatchObject({ code })
  })
})
