/** `trialdiff diff` and `log` of an NCT number: versions from a store, compared as those of files are. */
import { beforeAll, describe, expect, test } from 'vitest'
import { headIn, isRefusal, tooWide, workplace } from '../support/keeping.js'
import { versionJson } from '../support/versions.js'

const at = workplace()
const { write, here } = at('compared')
const start = { date: '2023-09-01', type: 'ACTUAL' }

beforeAll(async () => {
  write('v/1.json', versionJson({ posted: '2023-04-01', start, status: 'NOT_YET_RECRUITING' }))
  write('v/2.json', versionJson({ posted: '2023-08-01', start, primaryCompletion: '2026-01' }))
  write('v/3.json', versionJson({ posted: '2024-03-10', start, primaryCompletion: '2026-01', enrollment: 140 }))
  await here(['keep', 'v'])
})

/** What a report says, without the lines that name documents and prove it. */
function told(output: string): string {
  return output.replaceAll(/^(?:before|after|head) .*\n/gm, '').trimEnd()
}

/** A history without the names of its documents. */
function withoutNames(output: string): string {
  return told(output).replaceAll(/^(\d{4}-\d\d-\d\d) {2}\S+$/gm, '$1')
}

/** The operations of a patch, in whatever order it visits the keys. */
function operations(patch: string): string[] {
  return (JSON.parse(patch) as { path: string }[]).map((each) => JSON.stringify(each)).toSorted()
}

describe.concurrent('diff', () => {
  test.each([
    ['two days', ['--from', '2023-05-01', '--to', '2023-12-31'], ['v/1.json', 'v/2.json']],
    ['a day and the latest', ['--from', '2023-05-01'], ['v/1.json', 'v/3.json']],
    ['neither: the latest and the one before', [], ['v/2.json', 'v/3.json']],
    ['a day and the one before that', ['--to', '2023-08-01'], ['v/1.json', 'v/2.json']],
    ['the baseline', ['--baseline', 'start'], ['v/2.json', 'v/3.json']],
    ['the first', ['--baseline', 'first'], ['v/1.json', 'v/3.json']],
    ['the first, until a day', ['--baseline', 'first', '--to', '2023-12-31'], ['v/1.json', 'v/2.json']],
  ])('%s: the same as of the files', async (_, options, files) => {
    const ofStore = await here(['diff', 'NCT01234567', ...options])
    const ofFiles = await here(['diff', ...files])
    expect(told(ofStore.stdout)).toBe(told(ofFiles.stdout))
    expect(ofStore.status).toBe(1)
    expect(tooWide(ofStore.stdout)).toEqual([])
  })

  test('names the snapshots and the head, below the report and in JSON', async () => {
    const { digest } = (JSON.parse((await here(['store', 'info', '--json'])).stdout) as { head: { digest: string } })
      .head
    const { stdout, stderr } = await here(['diff', 'NCT01234567', '--from', '2023-05-01'])
    expect(stdout.split('\n').slice(-4)).toEqual([
      'before NCT01234567/2023-04-01',
      'after  NCT01234567/2024-03-10',
      `head   ${digest}`,
      '',
    ])
    expect(stderr).toBe('trialdiff: On 2023-05-01 the version posted 2023-04-01 was in force, as far as is kept.\n')
    const json = await here(['diff', 'NCT01234567', '--report', 'json'])
    expect(JSON.parse(json.stdout)).toMatchObject({
      proof: { head: digest, before: 'NCT01234567/2023-08-01', after: 'NCT01234567/2024-03-10' },
    })
  })

  test('json-patch stays a patch', async () => {
    const ofStore = await here(['diff', 'NCT01234567', '--report', 'json-patch'])
    const ofFiles = await here(['diff', 'v/2.json', 'v/3.json', '--report', 'json-patch'])
    expect(operations(ofStore.stdout)).toEqual(operations(ofFiles.stdout))
  })

  test('one version on both days is no change, and it is said', async () => {
    const { status, stdout, stderr } = await here(['diff', 'NCT01234567', '--from', '2023-05-01', '--to', '2023-05-02'])
    expect(stdout).toContain('No change.')
    expect(stderr).toContain('Both are one version')
    expect(status).toBe(0)
  })

  test('a file of that name goes before the trial', async () => {
    const beside = at('beside')
    beside.write('later.json', versionJson({ posted: '2024-03-10' }))
    beside.write('NCT01234567', versionJson({ posted: '2024-05-05' }))
    const ending = await beside.here(['diff', 'NCT01234567', 'later.json'])
    expect(ending.stderr).toContain('was posted later than')
    expect(ending.stdout).not.toContain('sha256')
  })
})

describe.concurrent('log', () => {
  test('says what log of the files says', async () => {
    const ofStore = await here(['log', 'nct01234567'])
    const ofFiles = await here(['log', 'v'])
    expect(withoutNames(ofStore.stdout)).toBe(withoutNames(ofFiles.stdout))
    expect(headIn(ofStore.stdout)).toMatch(/^sha256:/)
    expect(ofStore).toMatchObject({ status: 0, stderr: '' })
    expect(tooWide(ofStore.stdout)).toEqual([])
  })

  test('names each snapshot in JSON, and the head', async () => {
    const { stdout } = await here(['log', 'nct01234567', '--report', 'json'])
    const { versions, proof } = JSON.parse(stdout) as { versions: { document: string }[]; proof: { head: string } }
    expect(versions.map(({ document }) => document)).toEqual(
      ['2023-04-01', '2023-08-01', '2024-03-10'].map((day) => `NCT01234567/${day}`),
    )
    expect(proof.head).toMatch(/^sha256:[0-9a-f]{64}$/)
  })
})

describe.concurrent('what is refused', () => {
  test.each([
    ['a trial and a file', ['diff', 'nct01234567', 'v/1.json'], 'bad-usage', 'v/1.json a file'],
    ['two trials', ['diff', 'nct01234567', 'NCT07654321'], 'bad-usage', '--from and --to'],
    ['files with --from', ['diff', 'v/1.json', 'v/2.json', '--from', '2023-05-01'], 'bad-usage', '--from'],
    ['files with --store', ['diff', 'v/1.json', 'v/2.json', '--store', 'trials'], 'bad-usage', '--store'],
    ['a history of files with --store', ['log', 'v', '--store', 'trials'], 'bad-usage', '--store'],
    ['a trial with --format', ['diff', 'nct01234567', '--format', 'api-v2'], 'bad-usage', '--format'],
    ['a trial with --trial', ['log', 'nct01234567', '--trial', 'NCT01234567'], 'bad-usage', '--trial'],
    [
      '--from and --baseline',
      ['diff', 'nct01234567', '--from', '2023-05-01', '--baseline', 'first'],
      'bad-usage',
      '--baseline',
    ],
    [
      'days the wrong way round',
      ['diff', 'nct01234567', '--from', '2024-01-01', '--to', '2023-05-01'],
      'bad-usage',
      'later than',
    ],
    ['a day before all', ['diff', 'nct01234567', '--from', '2020-01-01'], 'snapshot-not-found', '2023-04-01'],
    ['a day that is none', ['diff', 'nct01234567', '--from', 'May'], 'bad-usage', 'May'],
    ['a trial that is not kept', ['log', 'NCT07654321'], 'trial-not-found', 'NCT07654321'],
    ['no store', ['diff', 'nct01234567', '--store', 'none'], 'store-not-found', 'no store at none'],
  ])('%s', async (_, args, code, named) => {
    const ending = await here(args)
    expect(isRefusal(ending, code), ending.stderr).toBe(true)
    expect(ending.stderr).toContain(named)
    expect(ending.stdout).toBe('')
  })
})
