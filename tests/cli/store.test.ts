/** `trialdiff store …` and `reparse` as customers call them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filesIn, headIn, isRefusal, tooWide, workplace } from '../support/keeping.js'
import { studyJson } from '../support/study.js'

const at = workplace()

/** A store of two trials, the one with two snapshots and once seen again. */
async function kept(name: string): Promise<ReturnType<typeof at>> {
  const place = at(name)
  place.write('a.json', studyJson())
  place.write('b.json', studyJson({ posted: '2024-03-10', enrollment: 140 }))
  place.write('c.json', studyJson({ nctId: 'NCT07654321' }))
  await place.here(['keep', 'a.json', 'b.json', 'c.json'])
  await place.here(['keep', 'a.json', '--retrieved', '2024-01-20'])
  return place
}

describe.concurrent('info', () => {
  test('counts what a store holds, and names the head', async () => {
    const { here } = await kept('info')
    const { status, stdout, stderr } = await here(['store', 'info'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^store +\.\/trials \(files\)\ntrials +2\nsnapshots +3\n/)
    expect(stdout).toMatch(/^seen again +1$/m)
    expect(headIn(stdout)).toMatch(/^sha256:/)
    const { stdout: json } = await here(['store', 'info', '--json'])
    expect(JSON.parse(json)).toMatchObject({ trials: 2, snapshots: 3, seen: 1, head: { digest: headIn(stdout) } })
  })
})

describe.concurrent('changes', () => {
  test('says that there are none where nothing is watched', async () => {
    const { here } = await kept('changes')
    expect(await here(['store', 'changes', '--since', '2026-11-01'])).toEqual({
      status: 0,
      stdout: 'No event.\n',
      stderr: '',
    })
    expect(await here(['store', 'changes', '--since', '1', '--json'])).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  test('refuses what is neither a day nor a line', async () => {
    const { here } = await kept('changes-since')
    expect(isRefusal(await here(['store', 'changes', '--since', 'May']), 'bad-usage')).toBe(true)
  })
})

describe.concurrent('copy', () => {
  test('brings everything to a new place, and the proof is the same', async () => {
    const { path, here } = await kept('copied')
    const { status, stderr, stdout } = await here(['store', 'copy', './trials', 'elsewhere'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(tooWide(stdout)).toEqual([])
    const info = await here(['store', 'info'])
    const verified = await here(['verify', '--store', 'elsewhere', '--head', headIn(info.stdout)])
    expect(verified).toMatchObject({ status: 0 })
    for (const file of filesIn(join(path, 'trials'), '')) {
      expect(readFileSync(file.replace('/copied/trials/', '/copied/elsewhere/')).equals(readFileSync(file)), file).toBe(
        true,
      )
    }
    expect(headIn((await here(['show', 'NCT01234567', '--store', 'elsewhere'])).stdout)).toBe(headIn(info.stdout))
  })

  test('brings what is new to a copy, and nothing to one that has it all', async () => {
    const { write, here } = await kept('followed')
    await here(['store', 'copy', './trials', 'elsewhere'])
    await here(['keep', write('d.json', studyJson({ posted: '2024-05-05' }))])
    await here(['store', 'copy', './trials', 'elsewhere'])
    const again = await here(['store', 'copy', './trials', 'elsewhere'])
    expect(again.status).toBe(0)
    const heads = await Promise.all(['./trials', 'elsewhere'].map((store) => here(['verify', '--store', store])))
    expect(new Set(heads.map(({ stdout }) => headIn(stdout))).size).toBe(1)
  })

  test('does not write over another store', async () => {
    const { here } = await kept('other')
    await here(['keep', 'c.json', '--store', 'other'])
    const ending = await here(['store', 'copy', './trials', 'other'])
    expect(isRefusal(ending, 'store-conflict'), ending.stderr).toBe(true)
    expect((await here(['verify', '--store', 'other'])).status).toBe(0)
  })

  test.each([
    ['from nowhere', ['none', 'elsewhere'], 'store-not-found'],
    ['onto itself', ['./trials', './trials'], 'bad-usage'],
    ['onto itself by another name', ['./trials', 'v/../trials/'], 'bad-usage'],
  ])('%s is refused', async (name, args, code) => {
    const { path, here } = await kept(`copy-${name.replaceAll(' ', '-')}`)
    const ending = await here(['store', 'copy', ...args])
    expect(isRefusal(ending, code), ending.stderr).toBe(true)
    expect(existsSync(join(path, 'elsewhere'))).toBe(false)
  })
})

describe.concurrent('forget', () => {
  test('says what it would remove, and removes nothing without --yes', async () => {
    const { path, here } = await kept('asked')
    const files = filesIn(join(path, 'trials'), '')
    const { status, stdout, stderr } = await here(['store', 'forget', 'NCT01234567'])
    expect(stdout).toBe('would forget  NCT01234567  2 snapshots, raw bytes of 2\n')
    expect(stderr).toMatch(/--yes.+\[bad-usage\]\n$/)
    expect(status).toBe(2)
    expect(filesIn(join(path, 'trials'), '')).toEqual(files)
  })

  test('removes every word of a trial, of no other, and verify names it', async () => {
    const { path, here } = await kept('forgotten')
    const { status, stdout, stderr } = await here(['store', 'forget', 'NCT01234567', '--yes'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toMatch(/^forgot {2}NCT01234567 {2}2 snapshots, raw bytes of 2 {2}line \d+\n/)
    expect(filesIn(join(path, 'trials'), '').filter((file) => file.includes('NCT01234567'))).toEqual([])
    const texts = filesIn(join(path, 'trials'), '').map((file) => readFileSync(file, 'latin1'))
    expect(texts.filter((text) => text.includes('An Invented Study of Rest (67)'))).toEqual([])
    const verified = await here(['verify'])
    expect(verified.status).toBe(0)
    expect(verified.stdout).toContain('NCT01234567')
    const shown = await here(['show', 'NCT01234567'])
    expect(isRefusal(shown, 'payload-forgotten'), shown.stderr).toBe(true)
    expect((await here(['show', 'NCT07654321'])).status).toBe(0)
  })

  test('what is kept afterwards is told of, beside what was removed', async () => {
    const { here } = await kept('kept-again')
    await here(['store', 'forget', 'NCT01234567', '--yes'])
    await here(['keep', 'b.json'])
    const { status, stdout, stderr } = await here(['log', 'NCT01234567'])
    expect(stderr).toBe('trialdiff: 2 snapshots were removed on request and cannot be told of.\n')
    expect(stdout).toContain('One version')
    expect(status).toBe(0)
  })

  test('a trial of which nothing is kept is refused, and with it the others', async () => {
    const { here } = await kept('forget-unknown')
    const ending = await here(['store', 'forget', 'NCT07654321', 'NCT00000102', '--yes'])
    expect(isRefusal(ending, 'trial-not-found'), ending.stderr).toBe(true)
    expect((await here(['show', 'NCT07654321'])).status).toBe(0)
  })
})

describe.concurrent('reparse', () => {
  test('adds nothing where the parsers read the same', async () => {
    const { here } = await kept('reparsed')
    const before = headIn((await here(['store', 'info'])).stdout)
    const { status, stdout, stderr } = await here(['reparse'])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(headIn(stdout)).toBe(before)
  })

  test('a trial that is not kept is refused', async () => {
    const { here } = await kept('reparse-unknown')
    expect(isRefusal(await here(['reparse', 'NCT00000102']), 'trial-not-found')).toBe(true)
  })
})

describe.concurrent('a store that is not there', () => {
  test.each([
    ['store info', ['store', 'info']],
    ['store changes', ['store', 'changes']],
    ['store forget', ['store', 'forget', 'NCT01234567', '--yes']],
    ['verify', ['verify']],
    ['reparse', ['reparse']],
  ])('%s says how one is made', async (name, args) => {
    const { write, here } = at(`nowhere-${name}`)
    write('x', '')
    const ending = await here(args)
    expect(isRefusal(ending, 'store-not-found'), ending.stderr).toBe(true)
    expect(ending.stderr).toContain('There is no store at ./trials; trialdiff keep')
  })
})

describe.concurrent('help', () => {
  test.each(['info', 'changes', 'copy', 'forget'])('store %s --help fits 80 columns', async (name) => {
    const { here } = await kept(`help-${name}`)
    const { status, stdout } = await here(['store', name, '--help'], { env: { COLUMNS: '80' } })
    expect(status).toBe(0)
    expect(stdout).toContain(`Usage: trialdiff store ${name}`)
    expect(tooWide(stdout)).toEqual([])
  })

  test('a part that is not there is refused with a hint', async () => {
    const { here } = await kept('help-typo')
    const { status, stderr } = await here(['store', 'inof'])
    expect(stderr).toMatch(/^trialdiff: .+\[bad-usage\]\n/)
    expect(status).toBe(2)
  })
})
