/** Finding where a broken JSON text breaks: Node 20 does not always say. */

/** Longer texts are not searched: each step reads up to the fault once more. */
const longest = 8_000_000

/**
 * The offset of the first character that cannot stand where it stands, or undefined where the text is right as far as
 * it goes and only ends too early. The faulty beginning is searched for by halves.
 */
export function findFault(text: string): number | undefined {
  if (faultOf(text) === 'early') return undefined
  if (text.length > longest) return positionIn(messageOf(text))
  let right = 0
  let wrong = text.length
  while (wrong - right > 1) {
    const middle = (right + wrong) >> 1
    if (faultOf(text.slice(0, middle)) === 'wrong') wrong = middle
    else right = middle
  }
  return wrong - 1
}

/** Whether a text is whole, ends too early, or holds a character that cannot stand there. */
function faultOf(text: string): 'none' | 'early' | 'wrong' {
  const message = messageOf(text)
  if (message === undefined) return 'none'
  if (/end of JSON|Unterminated string/.test(message)) return 'early'
  return (positionIn(message) ?? 0) >= text.trimEnd().length ? 'early' : 'wrong'
}

function messageOf(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return String(error)
  }
}

function positionIn(message: string | undefined): number | undefined {
  const digits = /at position (\d+)/.exec(message ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}
