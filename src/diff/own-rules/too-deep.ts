/** Where a text nests too deep to be read: the YAML library goes down by calls, and node itself dies where they run out. */

const deepest = 64

/** The offset at which it does; brackets within quotes count too, since none stay open in a severity table. */
export function depthFaultIn(text: string): number | undefined {
  let brackets = 0
  let signs = 0
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (letter === '\n') signs = 0
    else if (letter === '[' || letter === '{') brackets++
    else if ((letter === ']' || letter === '}') && brackets > 0) brackets--
    // Outside of brackets each may open one more level on its line.
    else if (brackets === 0 && isSign(letter) && isBlank(text[at + 1])) signs++
    if (brackets > deepest || signs > deepest) return at
  }
  return undefined
}

function isSign(letter: string | undefined): boolean {
  return letter === '-' || letter === '?' || letter === ':'
}

function isBlank(letter: string | undefined): boolean {
  return letter === ' ' || letter === '\t'
}
