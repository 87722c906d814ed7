/** Sentences for the operator: what goes wrong with the watch, what does again, and what waits for a decision. */

/** What goes wrong, as codes alone, so that it may stand in the ledger. */
const sentences: Readonly<Record<string, (target: string, code: string, times: string) => string>> = {
  failing: (target, code, times) =>
    target === 'registry'
      ? `The registry could not be read (${code}) in ${runs(times)}; nothing was compared, and each run asks again.`
      : `${named(target)} could not be ${verb(target)} (${code}) in ${runs(times)}; each run tries again.`,
  refused: (target, code) =>
    `${named(target)} refuses its letters (${code}); they stay in the outbox and are tried once a day. Mend the channel, or take the recipient out of the configuration.`,
  recovered: (target) =>
    target === 'removals' ? 'No more records are missing than may be.' : `${named(target)} works again.`,
  quarantined: (target) =>
    `${target} suddenly reads as nearly empty. It was set aside and not compared; a full record releases it, or trialdiff watch accept ${target}.`,
  'many-removed': () =>
    `More than a tenth of the watched records are gone from the registry at once. Nothing was told of it; if it is so: trialdiff watch accept removed.`,
  'many-left': (target) =>
    `More than half of the trials of the search ${target.replace(/^watch:/, '')} left it at once. Nothing was told of it; if it is so: trialdiff watch accept ${target}.`,
}

/** @param words a code of the outbox: `failing NCT01234567 registry-answer 3` */
export function healthSentenceOf(words: string): string {
  const [what = '', target = '', code = '', times = ''] = words.split(' ')
  return sentences[what]?.(target, code, times) ?? words
}

function runs(times: string): string {
  return times === '1' ? 'one run' : `${times} runs in a row`
}

function named(target: string): string {
  const [kind, name] = target.split(':')
  if (kind === 'registry') return 'The registry'
  return name === undefined ? target : `The ${kind} ${name}`
}

function verb(target: string): string {
  return target.startsWith('channel:') ? 'reached' : 'read'
}
