/** Whether two printed names are one person: degrees, titles, initials and the order of names aside. */
import { fold } from '../../normalize/fold.js'

const titles = new Set(
  `dr dra prof professor professors doctor mr mrs ms md phd dphil mbbs mbchb mph msc ms ma mba rn do dds dmd pharmd
  frcp frcpc frcs facs facc faan scd drph psyd bsc mscn np pa pi investigator principal`.split(/\s+/),
)

export function isSamePerson(before: string, after: string): boolean {
  const [fewer = [], more = []] = [wordsOf(before), wordsOf(after)].toSorted((a, b) => a.length - b.length)
  return fewer.length > 0 && (fewer.every((word) => more.includes(word)) || fewer.join('') === more.join(''))
}

/** The words of a name proper: `Prof. J. Doe, M.D.` → `doe`. */
function wordsOf(name: string): string[] {
  const [proper = ''] = fold(name).split(',')
  const words = proper
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('.', ' ')
    .match(/[\p{L}']+/gu)
  return words?.filter((word) => word.length > 1 && !titles.has(word)) ?? []
}
