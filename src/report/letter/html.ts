/** A letter as a page for mail readers: inline styles, one column, and words beside every colour. */
import type { Severity } from '../../model/severity.js'
import type { OutlinedChange, OutlinedTrial, Outline } from './outline.js'
import { noisePhrase, unlistedPhrase } from './phrases.js'

/** Text and background are always set together, as some readers turn one of them dark. */
const paper = 'color:#1a1a1a;background-color:#ffffff'
const faint = 'color:#555555;background-color:#ffffff'
const was = 'color:#7a1f00;background-color:#ffe4d6'
const now = 'color:#003d7a;background-color:#dcecff'
const code = 'color:#1a1a1a;background-color:#f2f2f2'

const chips: Readonly<Record<Severity, string>> = {
  critical: 'color:#ffffff;background-color:#9b1c00',
  major: 'color:#ffffff;background-color:#7a4b00',
  minor: 'color:#ffffff;background-color:#0a4f8a',
  noise: 'color:#1a1a1a;background-color:#e4e4e4',
}

export function htmlOf(outline: Outline): string {
  const { summary, trials, unlisted, health, untold, proof, detail } = outline
  const body = [
    ...(health.length === 0 ? [] : [list(health.map(escapeHtml))]),
    ...(summary === '' ? [] : [paragraph(`<strong>${escapeHtml(summary)}</strong>`)]),
    ...(detail === 'counts' && trials.length > 0
      ? [list(trials.map((trial) => `${link(trial)}: ${escapeHtml(trial.counts)}`))]
      : trials.map(trialBlock)),
    ...(unlisted > 0 ? [paragraph(escapeHtml(unlistedPhrase(unlisted)))] : []),
    ...untold.map((sentence) => paragraph(escapeHtml(sentence), `${faint};padding-top:14px`)),
    `<hr style="border:0;border-top:1px solid #cccccc;margin:24px 0 12px">`,
    paragraph(
      `${escapeHtml(proof.sentence)} To check it against a store:<br><code style="${code}">${escapeHtml(proof.command)}</code>`,
      `${faint};font-size:13px;overflow-wrap:anywhere`,
    ),
  ]
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>trialdiff</title></head>',
    `<body style="margin:0;padding:0;${paper}">`,
    `<div style="max-width:640px;margin:0 auto;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.45;${paper}">`,
    ...body,
    '</div></body></html>',
    '',
  ].join('\n')
}

function trialBlock(trial: OutlinedTrial): string {
  const { title, sponsor, before, after, changes, noise } = trial
  const facts = [
    ...(sponsor === undefined ? [] : [`Sponsor: ${escapeHtml(sponsor)}`]),
    ...(before === undefined ? [] : [`Before: ${escapeHtml(before)}`]),
    ...(after === undefined ? [] : [`After: ${escapeHtml(after)}`]),
  ]
  const heading = `${link(trial)}${title === undefined ? '' : ` ${escapeHtml(title)}`}`
  return [
    `<h2 style="font-size:18px;line-height:1.3;margin:28px 0 6px;${paper}">${heading}</h2>`,
    ...(facts.length === 0 ? [] : [paragraph(facts.join('<br>'), `${faint};font-size:13px`)]),
    ...changes.map(changeBlock),
    ...(noise > 0 ? [paragraph(noisePhrase(noise), faint)] : []),
  ].join('\n')
}

function changeBlock({ severity, area, sentence, was: before, now: after, isCut }: OutlinedChange): string {
  const chip = `<span style="${chips[severity]};font-size:12px;font-weight:bold;padding:1px 6px">${severity.toUpperCase()}</span>`
  return [
    paragraph(`${chip} <span style="${faint}">${escapeHtml(area)}</span><br>${escapeHtml(sentence)}`),
    ...(before === undefined ? [] : [quote('Was', before, was)]),
    ...(after === undefined ? [] : [quote('Now', after, now)]),
    ...(isCut ? [paragraph('Shortened to where they differ.', `${faint};font-size:13px`)] : []),
  ].join('\n')
}

function quote(word: string, text: string, style: string): string {
  return `<div style="${style};margin:4px 0;padding:6px 10px;overflow-wrap:anywhere"><strong>${word}:</strong> ${escapeHtml(text)}</div>`
}

function link({ nctId, url }: OutlinedTrial): string {
  return `<a href="${escapeHtml(url)}" style="color:#003d7a;background-color:#ffffff">${escapeHtml(nctId)}</a>`
}

function list(items: readonly string[]): string {
  return `<ul style="margin:8px 0;padding-left:22px;${paper}">\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</ul>`
}

function paragraph(html: string, style: string = paper): string {
  return `<p style="margin:10px 0;${style}">${html}</p>`
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
