/** Rigs of the channels that stay on this machine: terminal, file, Atom feed, command. */
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { channels, type Channel } from '../../src/index.js'
import type { ChannelName } from '../../src/channels/channel.js'
import { contextFor, type Fault, type Rig } from './rig.js'

export async function channelNamed(name: ChannelName): Promise<Channel> {
  const entry = channels.find((each) => each.name === name)
  if (entry === undefined) throw new Error(`no channel ${name}`)
  return entry.load()
}

export function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'trialdiff-channel-'))
}

/* oxlint-disable no-control-regex -- control characters are exactly what is looked for */
export const steering = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/

export async function terminalRig(): Promise<Rig> {
  const printed: string[] = []
  const folder = await newFolder()
  let isBroken = false
  return {
    channel: await channelNamed('terminal'),
    settings: {},
    context: contextFor(folder, {
      async print(text) {
        if (isBroken) throw Object.assign(new Error('canary'), { code: 'EPIPE' })
        printed.push(text)
      },
    }),
    taken: async () => printed,
    keys: async () => printed,
    measured: async () => Buffer.byteLength(printed.at(-1) ?? ''),
    complaints: async () => (steering.test(printed.join('')) ? ['something steers the terminal'] : []),
    faults: [
      {
        title: 'a closed pipe',
        arrange: async () => {
          isBroken = true
          return undefined
        },
        code: 'channel-refused',
        retryable: true,
      },
    ],
    secrets: ['canary'],
    close: () => rm(folder, { recursive: true }),
  }
}

export async function fileRig(form: 'text' | 'markdown' | 'ndjson'): Promise<Rig> {
  const folder = await newFolder()
  const path = join(folder, 'deep', 'letters')
  const read = (): Promise<string> => readFile(path, 'utf8').catch(() => '')
  return {
    channel: await channelNamed('file'),
    settings: { path: 'deep/letters', form },
    context: contextFor(folder),
    taken: async () => [await read()],
    measured: async () => Buffer.byteLength(await read()),
    takesLess: true,
    async complaints() {
      const text = await read()
      return [
        ...(steering.test(text) ? ['something steers the terminal'] : []),
        ...(form === 'ndjson' &&
        text
          .trimEnd()
          .split(/[\n\u2028\u0085]/)
          .some((line) => !isJson(line))
          ? ['no NDJSON']
          : []),
        ...(form === 'markdown' && /<(?!!--)/.test(text) ? ['a tag'] : []),
      ]
    },
    faults: [
      {
        title: 'a folder in its place',
        async arrange() {
          await mkdir(join(folder, 'canary-folder'))
          return { path: 'canary-folder', form }
        },
        code: 'channel-refused',
        retryable: false,
      },
    ],
    secrets: ['canary-folder'],
    close: () => rm(folder, { recursive: true }),
  }
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

export async function atomRig(): Promise<Rig> {
  const folder = await newFolder()
  const path = join(folder, 'feed.atom')
  const read = (): Promise<string> => readFile(path, 'utf8').catch(() => '')
  return {
    channel: await channelNamed('atom'),
    settings: { path: 'feed.atom', title: 'Ours & theirs', url: 'https://example.org/feed.atom', entries: 50 },
    context: contextFor(folder),
    taken: async () => [
      load(load(await read(), { xml: true })('content').text()).text() +
        load(await read(), { xml: true })('title').text(),
    ],
    measured: async () => Buffer.byteLength((await read()).match(/^<entry>\n[^]*?\n<\/entry>\n/gm)?.join('') ?? ''),
    async complaints() {
      const feed = load(await read(), { xml: true })
      const html = load(feed('content').text(), null, false)
      return [
        ...(html('*')
          .toArray()
          .some((each) => each.type !== 'tag' || each.name !== 'p')
          ? ['markup in an entry']
          : []),
        ...(feed('entry').length === 1 ? [] : ['more than one entry']),
        ...(html.text().includes('<script>alert(1)</script>') ? [] : ['not the text']),
        ...(/[\0-\x08\x0b-\x1f]/.test(await read()) ? ['what XML cannot hold'] : []),
      ]
    },
    faults: [
      {
        title: 'a file of somebody else',
        async arrange() {
          await writeFile(join(folder, 'canary.txt'), 'my diary')
          return { path: 'canary.txt' }
        },
        code: 'channel-refused',
        retryable: false,
      },
    ],
    secrets: ['canary.txt', 'diary'],
    close: () => rm(folder, { recursive: true }),
  }
}

/** A program that fails in its own way. */
function failing(title: string, program: string, retryable: boolean, code: Fault['code']): Fault {
  return {
    title,
    arrange: async () => ({ run: [process.execPath, '-e', program, 'canary-argument'] }),
    retryable,
    code,
  }
}

export async function commandRig(): Promise<Rig> {
  const folder = await newFolder()
  const out = join(folder, 'out.ndjson')
  const program = join(folder, 'take.mjs')
  await writeFile(
    program,
    `import { appendFileSync, readFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(out)}, readFileSync(0))\n`,
  )
  const read = async (): Promise<string[]> =>
    (await readFile(out, 'utf8').catch(() => '')).split('\n').filter((line) => line !== '')
  await chmod(program, 0o755)
  return {
    channel: await channelNamed('command'),
    settings: { run: [process.execPath, program] },
    context: contextFor(folder, { timeout: 20_000, env: { CANARY: 'canary-value' } }),
    taken: read,
    keys: async () => (await read()).map((line) => (JSON.parse(line) as { data: { id: string } }).data.id),
    measured: async () => Buffer.byteLength((await read()).at(-1) ?? ''),
    async complaints(letter) {
      const { data } = JSON.parse((await read()).at(-1) ?? '{}') as { data: { trials: unknown } }
      return JSON.stringify(data.trials).includes(JSON.stringify(letter.digest.happenings[0]?.title))
        ? []
        : ['not the text']
    },
    faults: [
      failing('an exit code', 'process.exit(3)', false, 'channel-refused'),
      failing('EX_TEMPFAIL', 'process.exit(75)', true, 'channel-refused'),
      failing('a signal', "process.kill(process.pid, 'SIGKILL')", true, 'channel-refused'),
      { ...failing('no end', 'setInterval(() => {}, 1000)', true, 'channel-unreachable'), isSilent: true },
      {
        title: 'no such program',
        arrange: async () => ({ run: [join(folder, 'canary-program')] }),
        retryable: false,
        code: 'channel-refused',
      },
    ],
    secrets: ['canary'],
    close: () => rm(folder, { recursive: true }),
  }
}
