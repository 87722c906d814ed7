/** What every channel promises, as tests that run on any of them. */
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ChannelError, writeLetter, type Letter } from '../../src/index.js'
import { digest, happening, hostileDigest, manyTrials } from '../support/digests.js'
import { impatience, patience, type Rig } from './rig.js'

export function conforms(name: string, open: () => Promise<Rig>): void {
  describe(`the ${name} channel`, () => {
    let rig: Rig
    beforeEach(async () => {
      rig = await open()
    })
    afterEach(() => rig.close())

    async function send(letter: Letter, over: Partial<Rig['settings']> = {}, context = rig.context): Promise<void> {
      const settings = Object.fromEntries(
        Object.entries({ ...rig.settings, ...over }).filter(
          (each): each is [string, NonNullable<(typeof each)[1]>] => each[1] !== undefined,
        ),
      )
      const sender = await rig.channel.open(settings, context)
      try {
        for (const recipient of rig.channel.recipients(settings)) await sender.send(letter, recipient)
      } finally {
        await sender.close()
      }
    }

    test('has settings that fit its description', () => {
      expect(rig.channel.faults?.(rig.settings) ?? []).toEqual([])
      expect(Object.keys(rig.settings).filter((each) => !(each in rig.channel.settings))).toEqual([])
      const required = Object.entries(rig.channel.settings).flatMap(([each, setting]) =>
        setting.required ? [each] : [],
      )
      expect(required.filter((each) => !(each in rig.settings))).toEqual([])
    })

    test('finds no fault, and throws none, in settings that are not there', () => {
      const faults = rig.channel.faults?.({}) ?? []
      expect(faults.filter((each) => !/^[a-z].*\.$/i.test(each))).toEqual([])
    })

    test('sends a letter whole', async () => {
      const letter = writeLetter(
        digest({ happenings: [...manyTrials(2), happening({ nctId: 'NCT07654321' })] }),
        'full',
      )
      await send(letter)
      const all = (await rig.taken()).join('\n')
      for (const id of ['NCT00000001', 'NCT00000002', 'NCT07654321']) expect(all).toContain(id)
      expect(all).toContain('ECOG performance status 0-2 at screening and HbA1c')
    })

    test('sends the same letter twice to no harm', async () => {
      const letter = writeLetter(digest(), 'full')
      await send(letter)
      const once = await rig.taken()
      await send(letter)
      const keys = await rig.keys?.()
      if (keys === undefined) expect(await rig.taken()).toEqual(once)
      else {
        expect(keys).toHaveLength(2)
        expect(new Set(keys).size).toBe(1)
      }
    })

    test('sends another letter as another', async () => {
      await send(writeLetter(digest(), 'full'))
      const once = (await rig.taken()).join('')
      await send(writeLetter(digest({ id: 'f'.repeat(32), happenings: [happening({ nctId: 'NCT07654321' })] }), 'full'))
      const twice = (await rig.taken()).join('')
      expect(once).not.toContain('NCT07654321')
      expect(twice).toContain('NCT07654321')
      expect(twice).toContain('NCT01234567')
      expect(new Set((await rig.keys?.()) ?? ['one', 'two']).size).toBe(2)
    })

    test.each(['full', 'fields', 'counts'] as const)('takes as much as it says, in %s detail', async (detail) => {
      const letter = writeLetter(digest({ happenings: manyTrials(3) }), detail)
      await send(letter)
      const size = await rig.measured()
      expect(size).toBeGreaterThan(0)
      if (rig.takesLess) expect(size).toBeLessThanOrEqual(rig.channel.sizeOf(letter))
      else expect(size).toBe(rig.channel.sizeOf(letter))
    })

    test('has room for ten thousand trials in counts', () => {
      const letter = writeLetter(digest({ happenings: manyTrials(10_000), health: ['x '.repeat(200)] }), 'counts')
      expect(rig.channel.sizeOf(letter)).toBeLessThanOrEqual(rig.channel.limit ?? Infinity)
    })

    test('leaves hostile registry text as text', async () => {
      const letter = writeLetter(hostileDigest(), 'full')
      await send(letter)
      expect(await rig.complaints(letter)).toEqual([])
    })

    test('fails in a known way, in bounded time, without a secret or a recipient', async () => {
      for (const { title, arrange, retryable, code, retryAfter, isSilent } of rig.faults) {
        const over = (await arrange()) ?? {}
        const error: unknown = await send(writeLetter(digest({ id: 'b'.repeat(32) }), 'full'), over, {
          ...rig.context,
          timeout: isSilent ? impatience : patience,
        }).catch((each: unknown) => each)
        expect(error, title).toBeInstanceOf(ChannelError)
        expect(error, title).toMatchObject({ code, retryable, ...(retryAfter !== undefined && { retryAfter }) })
        const words = inspect(error, { depth: 9, showHidden: true }) + String(error) + JSON.stringify(error)
        for (const secret of [
          ...rig.secrets,
          ...rig.channel.recipients(rig.settings).filter((each) => each.includes('@')),
        ])
          expect(words, title).not.toContain(secret)
      }
    })

    test('stops when it is told to', async () => {
      const stopped = { ...rig.context, signal: AbortSignal.abort(new Error('the watch ends')) }
      if (name === 'terminal') return
      await expect(send(writeLetter(digest(), 'full'), {}, stopped)).rejects.toBeInstanceOf(ChannelError)
      expect((await rig.taken()).join('')).not.toContain('NCT01234567')
    })
  })
}
