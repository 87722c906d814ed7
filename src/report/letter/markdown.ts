/** A letter as Markdown for an issue or a page; registry text in it can be neither markup, link nor mention. */
import type { OutlinedChange, OutlinedTrial, Outline } from './outline.js'
import { noisePhrase, unlistedPhrase } from './phrases.js'

export function markdownOf(outline: Outline): string {
  const { summary, trials, unlisted, health, untold, proof, detail } = outline
  const blocks = [
    ...(health.length === 0 ? [] : [health.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n')]),
    ...(summary === '' ? [] : [`**${escapeMarkdown(summary)}**`]),
    ...(detail === 'counts' && trials.length > 0
      ? [trials.map((trial) => `- ${link(trial)}: ${escapeMarkdown(trial.counts)}`).join('\n')]
      : trials.map(trialBlock)),
    ...(unlisted > 0 ? [unlistedPhrase(unlisted)] : []),
    ...untold.map(escapeMarkdown),
    [
      '---',
      '',
      escapeMarkdown(proof.sentence),
      `Check it against a store with \`${proof.command.replaceAll('`', '')}\`.`,
    ].join('\n'),
  ]
  return `${blocks.join('\n\n')}\n`
}

function trialBlock(trial: OutlinedTrial): string {
  const { title, sponsor, before, after, changes, noise } = trial
  const facts = [
    ...(sponsor === undefined ? [] : [`Sponsor: ${escapeMarkdown(sponsor)}`]),
    ...(before === undefined ? [] : [`Before: ${escapeMarkdown(before)}`]),
    ...(after === undefined ? [] : [`After: ${escapeMarkdown(after)}`]),
  ]
  return [
    `## ${link(trial)}${title === undefined ? '' : ` ${escapeMarkdown(title)}`}`,
    ...(facts.length === 0 ? [] : [facts.join(' · ')]),
    ...(changes.length === 0 ? [] : [changes.map(changeLines).join('\n')]),
    ...(noise > 0 ? [noisePhrase(noise)] : []),
  ].join('\n\n')
}

function changeLines({ severity, area, sentence, was, now, isCut }: OutlinedChange): string {
  return [
    `- **${severity.toUpperCase()}** ${escapeMarkdown(area)}: ${escapeMarkdown(sentence)}`,
    ...(was === undefined ? [] : [`  - Was: ${escapeMarkdown(was)}`]),
    ...(now === undefined ? [] : [`  - Now: ${escapeMarkdown(now)}`]),
    ...(isCut ? ['  - Shortened to where they differ.'] : []),
  ].join('\n')
}

function link({ nctId, url }: OutlinedTrial): string {
  return `[${escapeMarkdown(nctId)}](${url})`
}

/** What parts a mention, a reference to an issue, an emoji or a bare address without being seen. */
const unseen = '&#8203;'

/**
 * Text that stands after something else on its line, as GitHub and CommonMark read it. Mentions, references and bare
 * addresses are looked for in what is already rendered, where no backslash is left to stop them: they are parted.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()|~^$]/g, '\\$&')
    .replace(/[#@]/g, `$&${unseen}`)
    .replace(/\b(GH-)(?=\d)/gi, `$1${unseen}`)
    .replace(/\b([a-z][a-z0-9+.-]*:)(?=\/\/)/gi, `$1${unseen}`)
    .replace(/\b(www)(?=\.)/gi, `$1${unseen}`)
    .replace(/\b(mailto:|xmpp:)/gi, `$1${unseen}`)
    .replace(/:(?=[0-9_+-]*[a-z][a-z0-9_+-]*:)/gi, `:${unseen}`)
}
