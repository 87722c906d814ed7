/** The trials that a command line asks for: NCT numbers, and files or standard input that list them. */
import { readFile } from 'node:fs/promises'
import { text as textOf } from 'node:stream/consumers'
import { readNctId, UsageError } from '../../index.js'
import { nameOf } from '../files.js'

/**
 * @param given NCT numbers, names of files, `-` for standard input
 * @returns each number once, in the registry's spelling and the order given
 * @throws UsageError for what is neither, with its place
 */
export async function wantedIds(given: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const each of given) {
    const nctId = readNctId(each)
    if (nctId === undefined) ids.push(...listed(await contentOf(each), nameOf(each)))
    else ids.push(nctId)
  }
  const [first] = ids
  if (first === undefined)
    throw new UsageError('bad-usage', `No trial is named in ${given.map(nameOf).join(', ')}; name NCT numbers.`)
  return [...new Set(ids)]
}

async function contentOf(path: string): Promise<string> {
  if (path === '-') return textOf(process.stdin)
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const message = `${path} is neither an NCT number nor a file that can be read; write NCT and eight digits.`
    throw new UsageError('bad-usage', message, { cause })
  }
}

/** Numbers between white space, commas or semicolons; what follows a # is a remark. */
function listed(text: string, name: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line, place) =>
      line
        .replace(/#.*/, '')
        .split(/[\s,;"']+/)
        .filter((word) => word !== '')
        .map((word) => numberIn(word, `${name}, line ${place + 1}`)),
    )
}

function numberIn(word: string, place: string): string {
  const nctId = readNctId(word)
  if (nctId !== undefined) return nctId
  throw new UsageError(
    'bad-usage',
    `${place}: ${word.slice(0, 40)} is no NCT number; list one a line, remarks after a #.`,
  )
}
