/** Digests to be told, as a watch composes them. */
import type { Happening, TellingDigest, TrialEvent } from '../../src/index.js'

export const head = `sha256:${'a1'.repeat(32)}`

export function event(over: Partial<TrialEvent> = {}): TrialEvent {
  return {
    id: 'e'.repeat(32),
    nctId: 'NCT01234567',
    code: 'status/stopped',
    area: 'status',
    severity: 'critical',
    madeBy: 'sponsor',
    sentence: 'status changed from Recruiting to Terminated: “Slow accrual”',
    before: 'Recruiting',
    after: 'Terminated',
    ...over,
  }
}

export function happening(over: Partial<Happening> = {}): Happening {
  return {
    nctId: 'NCT01234567',
    title: 'Zolpamab in Adults With Relapsed Lymphoma',
    sponsor: 'Example Oncology Group',
    before: { snapshot: 'NCT01234567/2026-10-01', day: '2026-10-01', version: 11, digest: head },
    after: { snapshot: 'NCT01234567/2026-11-20', day: '2026-11-20', version: 12, digest: head },
    foundAt: '2026-11-22T09:30:00.000Z',
    watches: ['ours'],
    events: [
      event({
        id: 'd'.repeat(32),
        code: 'criterion/reworded',
        area: 'criteria',
        severity: 'minor',
        sentence: 'an inclusion criterion was reworded',
        before: 'ECOG performance status 0-1 at screening and HbA1c < 10.5%',
        after: 'ECOG performance status 0-2 at screening and HbA1c < 11.0%',
      }),
      event(),
      event({
        id: 'c'.repeat(32),
        code: 'record/resubmitted',
        area: 'administrative',
        severity: 'noise',
        sentence: 'the record was resubmitted',
      }),
    ],
    ...over,
  }
}

export function digest(over: Partial<TellingDigest> = {}): TellingDigest {
  return { id: '0123456789abcdef'.repeat(2), at: '2026-11-22T09:31:00.000Z', happenings: [happening()], head, ...over }
}

/** As many trials as asked for, numbered, each with its own events. */
export function manyTrials(count: number): Happening[] {
  return Array.from({ length: count }, (_, at) => happening({ nctId: `NCT${String(at + 1).padStart(8, '0')}` }))
}

/** Registry text that tries to be something else. */
export const hostile =
  'A \u001b[31mred\u001b[0m \u009b2J \u0007\u202eback\u2066 \u2028line\r\nBcc: evil@example.org\r\n\r\n"q" \'s\' <b>bold</b><script>alert(1)</script> ' +
  '[a](https://evil.example/x) ![i](https://evil.example/i.png) https://evil.example www.evil.example @everyone #123 GH-12 <!channel> <@U1> ' +
  '<https://evil.example|x> *b* _i_ `c` ~s~ | cell | $x$ :smile: --> ]]> &amp; &lt;i&gt; javascript:alert(1) mailto:a@b.c {"a":1}'

export function hostileDigest(): TellingDigest {
  const events = [
    event({ sentence: hostile, before: hostile, after: hostile, subject: hostile }),
    event({ code: 'site/added', area: 'sites', severity: 'major', sentence: hostile }),
  ]
  return digest({ happenings: [happening({ title: hostile, sponsor: hostile, events })], health: [hostile] })
}
