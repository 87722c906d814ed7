/** Law 1 as a function: what in a set of sources breaks the floors of the house. */
import { posix } from 'node:path'
import { codeOf, pieces } from '../support/source.js'

/** The door: what lies above it uses what lies below it only through it. */
const door = 'src/index.ts'
const doorFloor = 6
const ground = 'src/model'

/** Each room and the floor it is on. */
const floors: Readonly<Record<string, number>> = {
  'src/model': 1,
  'src/normalize': 2,
  'src/containers': 2,
  'src/network': 2,
  'src/diff': 3,
  'src/registry': 3,
  'src/channels': 3,
  snapshots: 4,
  'src/report': 5,
  parsers: 5,
  [door]: doorFloor,
  'src/web': 7,
  'src/watch': 7,
  'src/scan': 7,
  'src/cli': 8,
}

/** Where network, disk, clock and process may be touched. */
const mayTouchTheWorld = /^(?:snapshots\/.*store|src\/(?:containers|network|registry|channels|watch|scan|web|cli)\/)/

const worldModules =
  /^(?:node:)?(?:fs|child_process|https?|http2|net|tls|dgram|dns|process|timers)(?:\/.*)?$|^undici(?:\/.*)?$/

const worldUses: readonly (readonly [RegExp, string])[] = [
  [/(?<![.\w$])process\s*\??[.[]|=\s*process\b/, 'process'],
  [/(?<![.\w$])globalThis\b/, 'globalThis'],
  [/(?<![.\w$])Date\s*\.\s*now\b/, 'Date.now'],
  [/\bnew\s+Date\b(?!\s*\(\s*[^\s)])/, 'new Date()'],
  [/(?<![.\w$])performance\s*\.\s*now\b/, 'performance.now'],
  [/(?<![.\w$])set(?:Timeout|Interval|Immediate)\b/, 'a timer'],
  [/(?<![.\w$])fetch\s*\(/, 'fetch'],
]

/** Sources by their path from the root in, one sentence per breach out. */
export function breaches(sources: ReadonlyMap<string, string>): string[] {
  const imports = new Map([...sources].map(([path, source]) => [path, importsOf(source)]))
  return [
    ...[...sources.keys()].flatMap((path) =>
      roomOf(path) === undefined ? [`${path} is in no room of the house`] : [],
    ),
    ...[...imports].flatMap(([path, specifiers]) => specifiers.flatMap((to) => importBreach(path, to, sources) ?? [])),
    ...[...sources].flatMap(([path, source]) => worldBreaches(path, source)),
    ...circles(imports, sources),
  ]
}

/** A room imports only from lower floors, and from above the door only through the door. */
function importBreach(
  from: string,
  specifier: string | undefined,
  sources: ReadonlyMap<string, string>,
): string | undefined {
  if (specifier === undefined) return `${from} imports what cannot be read from its text`
  if (!specifier.startsWith('.')) {
    const touches = worldModules.test(specifier) && !mayTouchTheWorld.test(from)
    return touches ? `${from} imports ${specifier}, but must not touch the world` : undefined
  }
  const to = target(from, specifier)
  if (to.endsWith('.ts') && !sources.has(to)) return `${from} imports ${to}, which is not there`
  const [room, other] = [roomOf(from), roomOf(to)]
  const [floor, otherFloor] = [floorOf(room), floorOf(other)]
  if (room === other || floor === undefined || otherFloor === undefined) return undefined
  if (otherFloor > floor) return `${from} imports ${to}, from a higher floor`
  if (otherFloor === floor) return `${from} imports ${to}, from a room on its own floor`
  const passesTheDoor = floor > doorFloor && otherFloor < doorFloor && other !== ground
  return passesTheDoor ? `${from} imports ${to}, not through ${door}` : undefined
}

function worldBreaches(path: string, source: string): string[] {
  if (mayTouchTheWorld.test(path)) return []
  const code = codeOf(source)
  return worldUses.flatMap(([pattern, name]) =>
    pattern.test(code) ? [`${path} uses ${name}, but must not touch the world`] : [],
  )
}

/** The sources that import one another in a circle, each circle told once. */
function circles(imports: ReadonlyMap<string, Specifiers>, sources: ReadonlyMap<string, string>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) {
      found.push(`a circle: ${[...way.slice(way.indexOf(path)), path].join(' → ')}`)
      return
    }
    if (done.has(path)) return
    for (const specifier of imports.get(path) ?? []) {
      if (specifier?.startsWith('.') && sources.has(target(path, specifier)))
        visit(target(path, specifier), [...way, path])
    }
    done.add(path)
  }
  for (const path of sources.keys()) visit(path, [])
  return found
}

/** What a source imports: statically, re-exported, on demand, or as a type; undefined where it is not a plain string. */
type Specifiers = readonly (string | undefined)[]

function importsOf(source: string): Specifiers {
  const code = codeOf(source)
  const strings = pieces(source).filter(({ kind, text }) => kind === 'string' && /^['"]/.test(text))
  const written = strings
    .filter(({ at }) =>
      /(?<![.\w$])(?:from|import|(?:import|require)\s*\()\s*$/.test(code.slice(Math.max(0, at - 200), at)),
    )
    .map(({ text }) => text.slice(1, -1))
  const computed = code.match(/(?<![.\w$])import\s*\(\s*[^\s'"]/g) ?? []
  return [...written, ...computed.map(() => undefined)]
}

function target(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts')
}

function roomOf(path: string): string | undefined {
  const rooms = Object.keys(floors)
  return rooms.find((room) => path === room || path.startsWith(`${room}/`))
}

function floorOf(room: string | undefined): number | undefined {
  return room === undefined ? undefined : floors[room]
}
