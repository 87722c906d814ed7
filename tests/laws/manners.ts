/** The house's rules on names, sizes and openings as a function: what in one source breaks them. */
import { codeOf } from '../support/source.js'

/** Tables read by eye, which alone may be longer than a file should be. */
const tables: readonly string[] = []

const longest = 300

const bannedNames = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'misc',
  'shared',
  'core',
  'base',
  'manager',
  'service',
]

const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

const banned: readonly (readonly [RegExp, string])[] = [
  [/\bexport\s+default\b|\bas\s+default\b/, 'exports a default'],
  [/\b(?:as|satisfies)\s+any\b|[:<|&,=]\s*any\s*(?=[;,>)\]}=|&[\n]|$)|\bany\s*\[\]/, 'uses the type any'],
  [/^\s*(?:export\s+)?(?:declare\s+)?(?:const\s+)?enum\s+\w/m, 'declares an enum'],
  [/^\s*(?:export\s+)?(?:declare\s+)?namespace\s+\w/m, 'declares a namespace'],
]

/** One sentence per breach. */
export function ill(path: string, source: string): string[] {
  const code = codeOf(source)
  return [
    ...namesOf(path).flatMap((name) => illName(path, name)),
    ...(linesOf(source) > longest && !tables.includes(path) ? [`${path} has more than ${longest} lines`] : []),
    ...(opensWithASentence(source) ? [] : [`${path} does not open with one sentence in /** … */`]),
    ...banned.flatMap(([pattern, what]) => (pattern.test(code) ? [`${path} ${what}`] : [])),
  ]
}

export function linesOf(source: string): number {
  return source.replace(/\n$/, '').split('\n').length
}

/** `parsers/api-v2/read.test.ts` → parsers, api-v2, read. */
function namesOf(path: string): string[] {
  return path.replace(/(?:\.test|\.d)?\.ts$/, '').split('/')
}

function illName(path: string, name: string): string[] {
  const word = name.split('-').find((part) => bannedNames.includes(part))
  return [
    ...(kebabCase.test(name) ? [] : [`${path}: ${name} is not in kebab-case`]),
    ...(word === undefined ? [] : [`${path}: ${word} says nothing`]),
  ]
}

function opensWithASentence(source: string): boolean {
  const opening = /^\/\*\*\s+([^]*?)\s*\*\//.exec(source)?.[1]
  if (opening === undefined || opening === '') return false
  const text = opening.replace(/\s*\n\s*\*?\s*/g, ' ')
  return !/(?<!\be\.g|\bi\.e|\bcf|\betc)[.!?]\s+[A-Z]/.test(text)
}
