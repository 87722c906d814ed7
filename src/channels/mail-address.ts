/** Mail addresses of settings: what they are, and what is wrong with them. */
import type { ChannelSettings } from './channel.js'
import { textOf, textsOf } from './reading.js'

interface MailAddress {
  name: string
  address: string
}

const address = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+$/
/* oxlint-disable-next-line no-control-regex -- control characters are exactly what a header must not hold */
const named = /^([^<>\x00-\x1f\x7f]*)<([^<>]*)>$/

/** `Name <address>` or an address alone. */
export function addressOf(text: string): MailAddress {
  const [, name = '', inner = text] = named.exec(text.trim()) ?? []
  return { name: name.trim().replace(/^"(.*)"$/, '$1'), address: inner.trim() }
}

/** Faults of a mail channel's settings, in words that do not quote an address. */
export function mailFaults(settings: ChannelSettings): string[] {
  const to = textsOf(settings, 'to')
  const unsubscribe = textOf(settings, 'unsubscribe')
  const hasUser = textOf(settings, 'user') !== ''
  const port = settings['port']
  return [
    ...to.flatMap((each, at) => (isAddress(each) ? [] : [`to holds what is no mail address, at place ${at + 1}.`])),
    ...(to.length === 0 ? ['to must name a recipient.'] : []),
    ...(isAddress(textOf(settings, 'from')) ? [] : ['from must be a mail address, or Name <address>.']),
    ...(textOf(settings, 'replyTo') === '' || isAddress(textOf(settings, 'replyTo'))
      ? []
      : ['replyTo must be a mail address.']),
    ...(unsubscribe === '' || /^(?:mailto:|https:\/\/)[^\s<>]+$/.test(unsubscribe)
      ? []
      : ['unsubscribe must begin with mailto: or https://.']),
    ...(typeof port === 'number' && !(Number.isInteger(port) && port > 0 && port < 65_536)
      ? ['port must be from 1 to 65535.']
      : []),
    ...(hasUser === (textOf(settings, 'password') !== '') ? [] : ['user and password must be set together.']),
    ...(hasUser && settings['security'] === 'none'
      ? ['a password needs a protected connection: set security to tls or starttls.']
      : []),
  ]
}

function isAddress(text: string): boolean {
  return address.test(addressOf(text).address)
}
