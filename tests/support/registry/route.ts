/** Which answer an address gets from a world, faults left aside. */
import { jsonAnswer, plainPage, redirect, sentence, type Answer } from './answer.js'
import { project } from './fields.js'
import { index, present, version } from './histories.js'
import { list } from './listing.js'
import { asLegacyMarkup } from './markup.js'
import { choicesFault, fieldsOf, wholeId } from './parameters.js'
import type { World } from './world.js'

const nothingHere = plainPage(404, 'Not Found')

export function route(world: World, url: URL, emptiesPage: () => boolean): Answer {
  const path = url.pathname
  if (path === '/robots.txt') {
    const body = 'User-agent: *\nCrawl-delay: 1\nDisallow: /api/\nAllow: /api/int/\n'
    return { status: 200, headers: { 'content-type': 'text/plain' }, body, records: [] }
  }
  if (path === '/api/v2/version')
    return jsonAnswer(JSON.stringify({ apiVersion: '2.0.5', dataTimestamp: world.dataTimestamp }))
  if (path === '/api/v2/studies') return list(world, url.searchParams, emptiesPage)
  const one = /^\/api\/(v2|int)\/studies\/([^/]+)(\/history(?:\/(\d+))?)?$/.exec(path)
  if (one === null) return nothingHere
  const [, door, asked = '', history, number] = one
  if (door === 'v2') return history === undefined ? single(world, asked, url) : nothingHere
  const trial = world.resolve(wholeId(asked) ?? '')
  if (trial === undefined) return sentence(404, `No study ${asked} history summary`)
  if (history === undefined) return present(world, trial, url.searchParams.get('history') === 'true')
  return number === undefined ? index(trial) : version(world, trial, Number(number))
}

function single(world: World, asked: string, url: URL): Answer {
  const nctId = wholeId(asked)
  if (nctId === undefined) return sentence(400, `Parameter \`nctId\` has incorrect format: \`${asked}\``)
  const fault = choicesFault(url.searchParams)
  if (fault !== undefined) return fault
  const fields = fieldsOf(url.searchParams)
  if (fields !== undefined && 'status' in fields) return fields
  const trial = world.resolve(nctId)
  if (trial === undefined) return sentence(404, `NCT number ${nctId} not found`)
  if (trial.nctId !== nctId) return redirect(`/api/v2/studies/${trial.nctId}${url.search}`)
  const record = world.record(trial, fields === undefined)
  const study = url.searchParams.get('markupFormat') === 'legacy' ? asLegacyMarkup(record) : record
  if (fields !== undefined) return jsonAnswer(JSON.stringify(project(study, fields)))
  return jsonAnswer(JSON.stringify(study), [nctId])
}
