/** Writes a digest as a letter: a subject, a text, a page for mail readers, Markdown, and literal pieces for chats. */
import type { Detail, Letter, TellingDigest } from '../model/delivery.js'
import { htmlOf } from './letter/html.js'
import { markdownOf } from './letter/markdown.js'
import { outlineOf } from './letter/outline.js'
import { partsOf } from './letter/parts.js'
import { subjectOf } from './letter/subject.js'
import { textOf } from './letter/text.js'

/**
 * The same digest in the same detail gives the same letter, byte for byte. Whatever the registry's text holds, it stays
 * text: it cannot end a header, steer a terminal, or become markup, a link or a mention.
 * @param detail `full`: each change with what was and what is; `fields`: one line a change; `counts`: one line a trial
 */
export function writeLetter(digest: TellingDigest, detail: Detail): Letter {
  const outline = outlineOf(digest, detail)
  return {
    id: digest.id,
    subject: subjectOf(digest),
    text: textOf(outline),
    html: htmlOf(outline),
    markdown: markdownOf(outline),
    parts: partsOf(outline),
    digest,
    detail,
  }
}
