/** The GitHub channel: comments on one issue, or the summary of a workflow's step. */
import type { Letter } from '../model/delivery.js'
import type { Channel, ChannelContext, ChannelSettings, Sender } from './channel.js'
import { refused, unwritten } from './failure.js'
import { appendOnce } from './append-once.js'
import { addressFaults, allowPrivate, openPoster, type Poster } from './post.js'
import { isSet, numberOf, textOf, textsOf } from './reading.js'

const publicApi = 'https://api.github.com'
const perPage = 100
/** As many pages are looked through for the issue, or for a comment that is there already. */
const mostPages = 10
const longestSummary = 1024 * 1024
const what = 'GitHub'

export const github: Channel = {
  name: 'github',
  settings: {
    repository: { type: 'text', title: 'owner/name: letters become comments on one issue there.' },
    token: { type: 'text', secret: true, title: 'A token that may write issues.' },
    issue: {
      type: 'number',
      title: 'The number of the issue; else one is looked for by a hidden mark, and opened where there is none.',
    },
    title: { type: 'text', title: 'The title of the issue that is opened.' },
    labels: { type: 'texts', title: 'Its labels.' },
    api: { type: 'text', title: `The address of the interface; ${publicApi} unless said otherwise.` },
    summary: { type: 'yes-or-no', title: 'Appends to the summary of the workflow step instead.' },
    allowPrivate,
  },
  limit: 65_536,
  sizeOf: (letter) => commentOf(letter).length,
  recipients: () => ['github'],
  faults(settings) {
    if (isSet(settings, 'summary')) return []
    return [
      ...addressFaults(settings, 'api'),
      ...(/^[\w.-]+\/[\w.-]+$/.test(textOf(settings, 'repository'))
        ? []
        : ['repository must be owner/name, unless summary is set.']),
      ...(textOf(settings, 'token') === '' ? ['token must be set, unless summary is.'] : []),
    ]
  },
  open: async (settings, context) => (isSet(settings, 'summary') ? openSummary(context) : openIssue(settings, context)),
}

function commentOf(letter: Letter): string {
  return `### ${letter.subject}\n\n${letter.markdown}\n${markOf(letter)}\n`
}

function markOf({ id }: Letter): string {
  return `<!-- trialdiff:message:${id} -->`
}

async function openSummary({ env, signal }: ChannelContext): Promise<Sender> {
  return {
    async send(letter) {
      const path = env['GITHUB_STEP_SUMMARY'] ?? ''
      if (path === '') throw refused(what, 'there is no GITHUB_STEP_SUMMARY outside a workflow', { retryable: false })
      try {
        signal?.throwIfAborted()
        const entry = { entry: `${commentOf(letter)}\n`, mark: `\n${markOf(letter)}\n` }
        const isTaken = await appendOnce(path, entry, longestSummary)
        if (!isTaken) throw refused(what, 'the summary of this step is full', { retryable: false })
      } catch (error) {
        throw unwritten('The summary of the step', error)
      }
    },
    async close() {},
  }
}

async function openIssue(settings: ChannelSettings, context: ChannelContext): Promise<Sender> {
  const poster = await openPoster(what, settings, context)
  const ask = askerFor(settings, poster)
  return {
    async send(letter) {
      const issue = numberOf(settings, 'issue', 0) || ((await findIssue(ask)) ?? (await createIssue(ask, settings)))
      if (await hasComment(ask, issue, letter)) return
      const created = await ask('POST', `/issues/${issue}/comments`, { body: commentOf(letter) })
      if (numberIn(created, 'id') === undefined) throw refused(what, 'its answer holds no comment', { retryable: true })
    },
    close: () => poster.close(),
  }
}

type Ask = (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>

function askerFor(settings: ChannelSettings, poster: Poster): Ask {
  const api = textOf(settings, 'api') === '' ? publicApi : textOf(settings, 'api').replace(/\/+$/, '')
  const headers = {
    accept: 'application/vnd.github+json',
    'content-type': 'application/json',
    'x-github-api-version': '2022-11-28',
    authorization: `Bearer ${textOf(settings, 'token')}`,
  }
  return async (method, path, body) => {
    const url = `${api}/repos/${textOf(settings, 'repository')}${path}`
    const { text } = await poster.post({
      method,
      url,
      headers,
      body: JSON.stringify(body ?? {}),
      longestAnswer: 16 * 1024 * 1024,
    })
    try {
      return JSON.parse(text) as unknown
    } catch {
      throw refused(what, 'its answer is no JSON', { retryable: true })
    }
  }
}

const issueMark = '<!-- trialdiff:issue -->'

async function findIssue(ask: Ask): Promise<number | undefined> {
  for (let page = 1; page <= mostPages; page++) {
    const issues = rowsIn(
      await ask('GET', `/issues?state=open&sort=created&direction=asc&per_page=${perPage}&page=${page}`),
    )
    const found = issues.find((issue) => holds(issue, issueMark) && !('pull_request' in issue))
    if (found !== undefined) return numberIn(found, 'number')
    if (issues.length < perPage) return undefined
  }
  throw refused(what, 'there are too many open issues to look through; set issue to the number of one', {
    retryable: false,
  })
}

async function createIssue(ask: Ask, settings: ChannelSettings): Promise<number> {
  const title = textOf(settings, 'title')
  const labels = textsOf(settings, 'labels')
  const created = await ask('POST', '/issues', {
    title: title === '' ? 'Changes of watched trials' : title,
    body: `What trialdiff found is told in the comments.\n\n${issueMark}\n`,
    ...(labels.length > 0 && { labels }),
  })
  const number = numberIn(created, 'number')
  if (number === undefined) throw refused(what, 'its answer holds no issue', { retryable: true })
  return number
}

/** A comment can be there already since its letter was composed, not before. */
async function hasComment(ask: Ask, issue: number, letter: Letter): Promise<boolean> {
  const since = encodeURIComponent(letter.digest.at)
  for (let page = 1; page <= mostPages; page++) {
    const comments = rowsIn(
      await ask('GET', `/issues/${issue}/comments?since=${since}&per_page=${perPage}&page=${page}`),
    )
    if (comments.some((comment) => holds(comment, markOf(letter)))) return true
    if (comments.length < perPage) return false
  }
  return false
}

function rowsIn(answer: unknown): object[] {
  if (!Array.isArray(answer)) throw refused(what, 'its answer is no list', { retryable: true })
  return answer.filter((each): each is object => typeof each === 'object' && each !== null)
}

function holds(row: object, mark: string): boolean {
  const { body } = row as { body?: unknown }
  return typeof body === 'string' && body.includes(mark)
}

function numberIn(row: unknown, name: string): number | undefined {
  const value = typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[name] : undefined
  return typeof value === 'number' ? value : undefined
}
