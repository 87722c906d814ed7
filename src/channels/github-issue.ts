/** The sender that comments on one GitHub issue, which it looks for by a hidden mark and opens where there is none. */
import type { Letter } from '../model/delivery.js'
import type { ChannelContext, ChannelSettings, Sender } from './channel.js'
import { refused } from './failure.js'
import { commentOf, markOf } from './letter-comment.js'
import { openPoster, type Poster } from './post.js'
import { numberOf, textOf, textsOf } from './reading.js'

export const publicApi = 'https://api.github.com'
const perPage = 100
/** As many pages are looked through for the issue, or for a comment that is there already. */
const mostPages = 10
const what = 'GitHub'

export async function openIssue(settings: ChannelSettings, context: ChannelContext): Promise<Sender> {
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
