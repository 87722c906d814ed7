/** A letter as plain text on 80 columns, complete by itself. */
import { wrap } from '../typeset.js'
import type { OutlinedChange, OutlinedTrial, Outline } from './outline.js'
import { noisePhrase, unlistedPhrase } from './phrases.js'

const columns = 80

export function textOf(outline: Outline): string {
  const { summary, trials, unlisted, health, untold, proof, detail } = outline
  const blocks = [
    ...(health.length === 0 ? [] : [health.flatMap((sentence) => indented('- ', sentence))]),
    ...(summary === '' ? [] : [wrap(summary, columns)]),
    ...(detail === 'counts' && trials.length > 0 ? [trials.flatMap(countLines)] : trials.map(trialLines)),
    ...(unlisted > 0 ? [wrap(unlistedPhrase(unlisted), columns)] : []),
    ...untold.map((sentence) => wrap(sentence, columns)),
    ['--', ...wrap(proof.sentence, columns), 'To check it against a store:', `  ${proof.command}`],
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function countLines({ nctId, counts, url }: OutlinedTrial): string[] {
  return [`${nctId}  ${counts}`, `  ${url}`]
}

function trialLines(trial: OutlinedTrial): string[] {
  const { nctId, title, url, sponsor, before, after, changes, noise } = trial
  return [
    ...indented('', title === undefined ? nctId : `${nctId}  ${title}`),
    `  ${url}`,
    ...(sponsor === undefined ? [] : indented('  sponsor  ', sponsor)),
    ...(before === undefined ? [] : [`  before   ${before}`]),
    ...(after === undefined ? [] : [`  after    ${after}`]),
    ...changes.flatMap(changeLines),
    ...(noise > 0 ? ['', ...indented('  ', noisePhrase(noise))] : []),
  ]
}

function changeLines({ severity, area, sentence, was, now, isCut }: OutlinedChange): string[] {
  return [
    '',
    ...indented('  ', `${severity.toUpperCase()} ${area}: ${sentence}`, '    '),
    ...(was === undefined ? [] : indented('    Was: ', was)),
    ...(now === undefined ? [] : indented('    Now: ', now)),
    ...(isCut ? ['    (Shortened to where they differ.)'] : []),
  ]
}

/** A paragraph behind a label, later lines under its text or as far in as said. */
function indented(label: string, text: string, rest = ' '.repeat(label.length)): string[] {
  return wrap(text, columns - Math.max(label.length, rest.length)).map(
    (line, at) => `${at === 0 ? label : rest}${line}`,
  )
}
