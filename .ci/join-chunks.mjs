/** Joins the chunks that are always loaded together, since every file read at a start costs a quarter of a millisecond. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { build } from 'esbuild'

/** All that importing these files loads. */
function closure(outputs, starts) {
  const found = new Set(starts)
  for (const each of found) {
    for (const { path, kind, external } of outputs[each].imports) {
      if (kind === 'import-statement' && !external) found.add(path)
    }
  }
  return found
}

/** A name of its own for each export of each chunk. */
function namesOf(outputs, chunks) {
  const taken = new Set()
  const nameFor = (chunk, name) => {
    const own = taken.has(name) ? `${name}_${basename(chunk, '.js').replaceAll(/\W/g, '_')}` : name
    taken.add(own)
    return [name, own]
  }
  return new Map(chunks.map((chunk) => [chunk, new Map(outputs[chunk].exports.map((name) => nameFor(chunk, name)))]))
}

const listOf = (names) => [...names].map(([name, own]) => `${name} as ${own}`).join(', ')

/**
 * Makes one chunk of all that the library loads and the bare command does not.
 * @returns the metafile's outputs that are left
 */
export async function joinChunks({ outputs }, { root, library, command, options }) {
  const spared = closure(outputs, [command])
  const joined = [...closure(outputs, [library])].filter((each) => each !== library && !spared.has(each))
  const names = namesOf(outputs, joined)
  const door = join(dirname(joined[0]), 'door.js')
  const inDoor = new Map(joined.map((each) => [basename(each), each]))
  await build({
    ...options,
    stdin: {
      contents: joined.map((each) => `export { ${listOf(names.get(each))} } from './${basename(each)}'`).join('\n'),
      resolveDir: join(root, dirname(door)),
    },
    absWorkingDir: root,
    outfile: door,
    packages: 'external',
    bundle: true,
    plugins: [
      {
        name: 'other chunks stay where they are',
        setup({ onResolve }) {
          onResolve({ filter: /^\./ }, ({ path, kind }) =>
            inDoor.has(basename(path)) && kind !== 'dynamic-import' ? undefined : { path, external: true },
          )
        },
      },
    ],
  })
  for (const each of joined) await rm(join(root, each))
  const left = Object.keys(outputs).filter((each) => !names.has(each))
  for (const each of left) {
    const path = join(root, each)
    const to = `./${relative(dirname(each), door)}`
    const source = await readFile(path, 'utf8')
    const pointed = source.replaceAll(
      /import(?:\{([^{}]*)\}from)?"\.\/(?:chunks\/)?([\w-]+\.js)"/g,
      (text, list, name) => {
        const own = names.get(inDoor.get(name))
        if (!own) return text
        if (list === undefined) return `import"${to}"`
        const renamed = list.split(',').map((one) => {
          const [first, last = first] = one.split(' as ')
          const now = own.get(first)
          return now === last ? now : `${now} as ${last}`
        })
        return `import{${renamed.join(',')}}from"${to}"`
      },
    )
    if (pointed !== source) await writeFile(path, pointed)
  }
  return [...left, door]
}
