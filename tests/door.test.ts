/** The public door: its names are a promise, and opening it does nothing. */
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

const root = new URL('..', import.meta.url)

function inFreshNode(code: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, encoding: 'utf8' })
}

test('the names of the built package', () => {
  const names = inFreshNode("console.log(Object.keys(await import('trialdiff')).sort().join(' '))").trim().split(' ')
  expect(names).toEqual([
    'ChannelError',
    'ComparisonError',
    'ConfigError',
    'FormatError',
    'RecordError',
    'RegistryError',
    'StoreError',
    'TrialdiffError',
    'UsageError',
    'anyOf',
    'areas',
    'asBaseline',
    'baselineSentence',
    'canonicalJson',
    'changeCodes',
    'channels',
    'chooseBaseline',
    'comparesEssentials',
    'copyStore',
    'coverageOf',
    'cutDocument',
    'dayOf',
    'depthFaultIn',
    'describeRule',
    'describeTrial',
    'details',
    'diff',
    'digestOf',
    'documentsAt',
    'documentsIn',
    'emptyHead',
    'eventCodes',
    'eventSentenceOf',
    'explain',
    'fold',
    'formats',
    'healthSentenceOf',
    'history',
    'inForce',
    'inOrder',
    'isSameTrial',
    'issueSentenceOf',
    'key',
    'labelOf',
    'lineDigest',
    'lineText',
    'longestRules',
    'meanings',
    'nearest',
    'numberVersions',
    'openRegistry',
    'openSender',
    'openStore',
    'orderSnapshots',
    'orderVersions',
    'parse',
    'parseAll',
    'parseVersions',
    'parsedOf',
    'plain',
    'planHistory',
    'planKeeping',
    'planReparse',
    'quote',
    'readDate',
    'readNctId',
    'readSeverityRules',
    'recordsAtOnce',
    'refuseFaults',
    'render',
    'reports',
    'rowsAtOnce',
    'send',
    'sendFailureOf',
    'sentenceOf',
    'severities',
    'severityRulesIn',
    'severityTable',
    'spellVersion',
    'stores',
    'toldChanges',
    'unkey',
    'verify',
    'weigh',
    'withoutContacts',
    'writeLetter',
  ])
})

test('opening the door touches no network and prints nothing', () => {
  const code =
    "import 'trialdiff'; console.log(process.moduleLoadList.filter((name) => /undici|node:net|node:http/.test(name)).length)"
  expect(inFreshNode(code)).toBe('0\n')
})

test('reading and comparing JSON loads no parser library', () => {
  const hook = `export async function resolve(name, context, next) {
    if (/^(cheerio|unified|remark|mdast|parse5|htmlparser2|zod|undici|yaml)/.test(name)) throw new Error('loaded ' + name)
    return next(name, context)
  }`
  const code = `
    import { register } from 'node:module'
    register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hook)}))
    const { parse, diff } = await import('trialdiff')
    const study = JSON.stringify({ protocolSection: { identificationModule: { nctId: 'NCT01234567' } } })
    console.log(diff(await parse(study), await parse(study)).changes.length)`
  expect(inFreshNode(code)).toBe('0\n')
})
