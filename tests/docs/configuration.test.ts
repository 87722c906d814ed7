/** The example of the configuration page is sound, and so are the files that config init writes. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { starterConfig, starterWorkflow } from '../../src/cli/starter.js'
import { variablesIn } from '../../src/watch/config/secrets.js'
import { readConfig } from '../../src/watch/config/read-config.js'

const file = fileURLToPath(new URL('../../docs/trialdiff.example.yaml', import.meta.url))

test('the example', async () => {
  const config = await readConfig(readFileSync(file, 'utf8'), file)
  expect(config.watches.map(({ id }) => id)).toEqual(['our-trials', 'competitors', 'glp1'])
  expect(config.watches[1]?.search).toEqual({ 'query.cond': 'T-ALL', aggFilters: 'status:rec not' })
  expect(config.routes.map(({ id, at }) => `${id} ${at}`)).toEqual([
    'alarm undefined',
    'morning 30 7 * * 1-5',
    'competitors 0 8 * * *',
    'feed undefined',
  ])
  expect(variablesIn(config.channels)).toEqual(['SMTP_PASSWORD', 'SLACK_WEBHOOK', 'NTFY_TOKEN'])
})

test('its commented lines are sound too', async () => {
  const text = readFileSync(file, 'utf8').replace(/^(\s*)# (reason:|- file:|  column:)/gm, '$1$2')
  const { registry, watches } = await readConfig(text, file)
  expect(registry.reason).toContain('agreed')
  expect(watches[0]?.files).toHaveLength(2)
})

test('the file to start from, as it is and with all that is commented out', async () => {
  expect((await readConfig(starterConfig, 'trialdiff.yaml')).watches).toHaveLength(1)
  const whole = starterConfig.replace(/^ {2}# /gm, '  ').replace('to: [report]\n    min', 'to: [report, mail]\n    min')
  const config = await readConfig(whole.replace(/^ {2}Whom .*\n/m, ''), 'trialdiff.yaml')
  expect(config.watches).toHaveLength(2)
  expect(Object.keys(config.channels)).toEqual(['report', 'mail'])
})

test('the workflow is YAML, and runs the watch', () => {
  const { concurrency, jobs } = parse(starterWorkflow) as {
    concurrency: object
    jobs: { watch: { steps: { run?: string }[] } }
  }
  expect(concurrency).toEqual({ group: 'trialdiff', 'cancel-in-progress': false })
  expect(jobs.watch.steps.map(({ run }) => run)).toContain('npx trialdiff watch run')
})
