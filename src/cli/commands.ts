/** The commands, in the order in which a newcomer meets them. */
import type { CommandEntry } from './command.js'

export const commands: readonly CommandEntry[] = [
  {
    name: 'diff',
    summary: 'say what changed between two versions of a trial',
    load: () => import('./commands/diff.js'),
  },
  {
    name: 'log',
    summary: 'tell the history of a trial from all its versions',
    load: () => import('./commands/log.js'),
  },
  {
    name: 'fetch',
    summary: 'bring records and their histories from the registry into a store',
    load: () => import('./commands/fetch.js'),
  },
  {
    name: 'watch',
    summary: 'watch trials on the registry and tell people what changed',
    load: () => import('./commands/watch.js'),
  },
  {
    name: 'keep',
    summary: 'put saved records into a store, where they can be proven',
    load: () => import('./commands/keep.js'),
  },
  {
    name: 'show',
    summary: 'show what a kept record said on a day',
    load: () => import('./commands/show.js'),
  },
  {
    name: 'verify',
    summary: 'prove that nothing kept was changed since',
    load: () => import('./commands/verify.js'),
  },
  {
    name: 'parse',
    summary: 'read a saved record and print the trial as JSON',
    load: () => import('./commands/parse.js'),
  },
  {
    name: 'config',
    summary: 'write, check and show the configuration of a watch',
    load: () => import('./commands/config.js'),
  },
  {
    name: 'store',
    summary: 'look into a store, move it, or remove a trial from it',
    load: () => import('./commands/store.js'),
  },
  {
    name: 'reparse',
    summary: 'read kept records again with the parsers of today',
    load: () => import('./commands/reparse.js'),
  },
  {
    name: 'formats',
    summary: 'list the formats that are read, and what each cannot tell',
    load: () => import('./commands/formats.js'),
  },
  {
    name: 'rules',
    summary: 'show how much each change weighs, and check rules of your own',
    load: () => import('./commands/rules.js'),
  },
  {
    name: 'schema',
    summary: 'print the JSON Schema of a trial',
    load: () => import('./commands/schema.js'),
  },
  {
    name: 'demo',
    summary: 'read a real page and compare it with a later version',
    load: () => import('./commands/demo.js'),
  },
]
