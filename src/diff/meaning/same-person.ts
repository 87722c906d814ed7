/** Whether two printed names are one person: degrees, titles, left-out initials and the order of names aside. */
import { fold } from '../../normalize/fold.js'
import { remembered } from '../../normalize/remembered.js'

const titles = new Set(
  `dr dra prof professor professors doctor mr mrs ms md phd dphil mbbs mbchb mph msc ms ma mba rn do dds dmd pharmd
  frcp frcpc frcs facs facc faan scd drph psyd bsc mscn np pa pi investigator principal`.split(/\s+/),
)

interface Name {
  /** The words of a name proper: `Prof. J. Doe, M.D.` → `doe`. */
  words: readonly string[]
  /** `Prof. J. Doe, M.D.` → `j`. */
  initials: readonly string[]
}

export function isSamePerson(before: string, after: string): boolean {
  const [fewer, more] = [nameIn(before), nameIn(after)].toSorted((a, b) => a.words.length - b.words.length)
  if (!fewer || !more || fewer.words.length === 0) return false
  if (fewer.words.join('') === more.words.join('')) return !doClash(fewer.initials, more.initials, [])
  if (!fewer.words.every((word) => more.words.includes(word))) return false
  const others = more.words.filter((word) => !fewer.words.includes(word))
  return !doClash(fewer.initials, more.initials, others)
}

/** Whether each side has a given name of which the other knows nothing: `J.` and `K.`, `J.` and `Karl`. */
function doClash(fewer: readonly string[], more: readonly string[], others: readonly string[]): boolean {
  const open = [...more, ...others]
  const unmet = fewer.filter((initial) => {
    const at = open.findIndex((each) => each.startsWith(initial))
    if (at >= 0) open.splice(at, 1)
    return at < 0
  })
  return unmet.length > 0 && open.length > 0
}

/** Degrees with full stops behind a name are no initials. */
const degrees =
  /(?:\s(?:m\.\s?d|d\.\s?o|m\.\s?p\.\s?h|m\.\s?s|m\.\s?b|b\.\s?s|r\.\s?n|(?:ph|pharm|sc)\.\s?d)\.?){1,4}$/i

const nameIn = remembered((text: string): Name => {
  const [proper = ''] = fold(text).split(',')
  const words =
    proper
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(degrees, '')
      .toLowerCase()
      .replaceAll('.', ' ')
      .match(/[\p{L}']+/gu) ?? []
  return {
    words: words.filter((word) => word.length > 1 && !titles.has(word)),
    initials: words.filter((word) => /^\p{L}$/u.test(word)),
  }
})
