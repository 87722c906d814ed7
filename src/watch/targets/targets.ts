/** Which trials a watch means: the ids of its list and of its files, each once and as the registry spells them. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { parse as parseCsv } from 'csv-parse/sync'
import { ConfigError, quote, readNctId } from '../../index.js'
import type { Watch } from '../watch-config.js'

/**
 * In the order in which they stand, the list before the files.
 * @param folder against which the paths of files are read
 * @throws ConfigError `file-trouble`, or `bad-config` for a file that holds no NCT number, each naming the file
 */
export async function listedTrials(watch: Pick<Watch, 'trials' | 'files'>, folder: string): Promise<string[]> {
  const ids = new Set(watch.trials.map((id) => readNctId(id) ?? id))
  for (const file of watch.files) for (const id of await idsInFile(resolve(folder, file.path), file)) ids.add(id)
  return [...ids]
}

async function idsInFile(place: string, { path, column }: Watch['files'][number]): Promise<string[]> {
  const text = await textOf(place, path)
  const isTable = column !== undefined || /\.[ct]sv$/i.test(path)
  const ids = isTable ? await idsInColumn(text, path, column) : idsInLines(text, path)
  if (ids.length === 0)
    throw new ConfigError('bad-config', `${path} holds no NCT number; write one a line, as NCT01234567.`)
  return ids
}

async function textOf(place: string, path: string): Promise<string> {
  try {
    return (await readFile(place, 'utf8')).replace(/^\uFEFF/, '')
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? ''
    const why =
      { ENOENT: 'there is no such file', EACCES: 'permission is denied', EISDIR: 'it is a folder' }[code] ?? code
    throw new ConfigError('file-trouble', `${path} cannot be read: ${why}.`, undefined, { cause })
  }
}

/** One id a line; what follows # is a comment. */
function idsInLines(text: string, path: string): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, at) => {
    const word = line.replace(/#.*/, '').trim()
    if (word === '') return []
    const id = readNctId(word.replace(/[,;]$/, ''))
    if (id !== undefined) return [id]
    throw new ConfigError(
      'bad-config',
      `${path}, line ${at + 1}: ${quote(word)} is no NCT number; mend it, or put # before it.`,
    )
  })
}

/** NCT numbers anywhere in the cells of a column, or in any cell where no column is named. */
async function idsInColumn(text: string, path: string, column: string | undefined): Promise<string[]> {
  const { parse } = await import('csv-parse/sync')
  const [header = [], ...rows] = readRows(parse, text, path)
  const at =
    column === undefined ? -1 : header.findIndex((name) => name.trim().toLowerCase() === column.trim().toLowerCase())
  if (column !== undefined && at < 0) {
    throw new ConfigError(
      'bad-config',
      `${path} has no column ${quote(column)}; its columns are ${header.map((name) => quote(name)).join(', ')}.`,
    )
  }
  const cells = at < 0 ? [header, ...rows].flat() : rows.flatMap((row) => row[at] ?? [])
  return cells.flatMap((cell) =>
    (cell.match(/(?<![A-Za-z0-9])NCT\d{1,8}(?!\d)/gi) ?? []).flatMap((id) => readNctId(id) ?? []),
  )
}

function readRows(parse: typeof parseCsv, text: string, path: string): string[][] {
  try {
    const delimiter = [',', ';', '\t']
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true })
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ConfigError('malformed-csv', `${path} is no CSV: ${quote(why)}; save it as CSV again.`, undefined, {
      cause,
    })
  }
}
