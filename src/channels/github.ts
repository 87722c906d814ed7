/** The GitHub channel: comments on one issue, or the summary of a workflow's step. */
import type { Channel } from './channel.js'
import { openIssue, publicApi } from './github-issue.js'
import { openSummary } from './github-summary.js'
import { commentOf } from './letter-comment.js'
import { addressFaults, allowPrivate } from './post.js'
import { isSet, textOf } from './reading.js'

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
