/** Changes to plant among the eligibility criteria. */
import { countWords, replaceNumber, replaceWords, type Edit } from './other-words.js'
import type { Random } from './random.js'
import type { RawStudy } from './raw-study.js'
import type { Expected, Plant } from './study-plants.js'

/** One item of a list that stands on one line, with nothing under it. */
interface Item {
  line: number
  indent: string
  mark: string
  text: string
  /** Whether another item of the same list stands before or after it. */
  hasNeighbour: boolean
}

export const plantCriteria: Readonly<Record<string, Plant>> = {
  'a criterion added'(study, random) {
    const item = anyItem(study, random, ({ mark }) => mark === '*')
    if (!item) return undefined
    const weeks = random.between(2, 52)
    const text = `Took part in the juniper registry within ${weeks} weeks before the first visit`
    changeLines(study, (lines) => lines.splice(item.line + 1, 0, `${item.indent}* ${text}`))
    return { code: 'criterion/added', subject: text, after: text }
  },

  'a criterion removed'(study, random) {
    const item = anyItem(study, random, ({ mark, hasNeighbour }) => mark === '*' && hasNeighbour)
    if (!item) return undefined
    changeLines(study, (lines) => lines.splice(item.line, 1))
    return { code: 'criterion/removed', before: item.text }
  },

  'words of a criterion'(study, random) {
    const item = anyItem(study, random, ({ text }) => countWords(text) >= 5)
    if (!item) return undefined
    const most = countWords(item.text) >= 12 ? 3 : countWords(item.text) >= 8 ? 2 : 1
    const edit = replaceWords(item.text, random.between(1, most), random)
    return edit?.before.some((word) => limitWords.has(word.toLowerCase())) ? undefined : reword(study, item, edit)
  },

  'a number in a criterion'(study, random) {
    const item = anyItem(
      study,
      random,
      ({ text }) => countWords(text) >= 3 && !namesByNumber.test(text) && replaceNumber(text, random) !== undefined,
    )
    return item && reword(study, item, replaceNumber(item.text, random), 'criterion/threshold-changed')
  },
}

/** `Part 1` and `type 2` are names: with another number they are another name, and no other limit. */
const namesByNumber = /\b(?:types?|phase|part|cohort|arm|visit|group|step)s? ?\d/i

/** Words that make a number a limit: without them it is none. */
const limitWords = new Set(
  'less fewer lower more greater higher than least most above below over under within'.split(' '),
)

function reword(
  study: RawStudy,
  item: Item,
  edit: Edit | undefined,
  code: Expected['code'] = 'criterion/reworded',
): Expected | undefined {
  if (!edit) return undefined
  changeLines(study, (lines) => {
    lines[item.line] = `${item.indent}${item.mark} ${edit.text}`
  })
  return { code, before: item.text, after: edit.text }
}

function changeLines({ protocolSection: { eligibilityModule } }: RawStudy, change: (lines: string[]) => void): void {
  if (!eligibilityModule) return
  const lines = linesOf(eligibilityModule.eligibilityCriteria)
  change(lines)
  eligibilityModule.eligibilityCriteria = lines.join('\n')
}

function anyItem(study: RawStudy, random: Random, fits: (item: Item) => boolean): Item | undefined {
  const lines = linesOf(study.protocolSection.eligibilityModule?.eligibilityCriteria)
  return random.pickOf(lines.flatMap((_, line) => itemsAt(lines, line)).filter(fits))
}

function itemsAt(lines: readonly string[], line: number): Item[] {
  const [, indent = '', mark = '', text = ''] = /^( *)(\*|\d{1,3}\.) ([^\s*\d].*)$/.exec(lines[line] ?? '') ?? []
  const isPlain = text.length >= 12 && !/:\s*$|clusion|criteri/i.test(text)
  if (!isPlain || !endsHere(lines, line, indent)) return []
  const neighbours = [lines[line - 1], lines[line + 1]]
  const hasNeighbour = neighbours.some((each) => each?.startsWith(`${indent}* `))
  return [{ line, indent, mark, text, hasNeighbour }]
}

/** Whether neither a wrapped line, a nested item nor another paragraph belongs to the item. */
function endsHere(lines: readonly string[], line: number, indent: string): boolean {
  const next = lines.slice(line + 1).find((each) => each.trim() !== '')
  if (next === undefined) return true
  const depth = /^ */.exec(next)?.[0].length ?? 0
  const isWrapped = lines[line + 1] === next && !/^ *(?:\*|\d{1,3}\.) /.test(next)
  return depth <= indent.length && !isWrapped
}

function linesOf(text: string | undefined): string[] {
  return text?.split('\n') ?? []
}
