/** Which network addresses are not on the public internet, checked where a connection is made. */
import { lookup, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

const ranges = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Where one large cloud tells its machines their metadata.
  ['168.63.129.16', 32],
] as const

/** Ranges within which IPv4 addresses are wrapped are refused whole: what is inside could be private. */
const longRanges = [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const

const blocked = new BlockList()
for (const [net, prefix] of ranges) blocked.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of longRanges) blocked.addSubnet(net, prefix, 'ipv6')

/** Private, loopback, link-local, metadata, multicast or reserved; also an IPv4 address of that kind within IPv6. */
export function isPrivate(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const family = isIP(bare)
  return family !== 0 && blocked.check(bare, family === 4 ? 'ipv4' : 'ipv6')
}

/** Names that no public server bears: through a proxy nobody here sees to which address they lead. */
export function isPrivateName(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  return !name.includes('.') || /\.(?:localhost|internal|local|localdomain|lan|home\.arpa|intranet|corp)$/.test(name)
}

/**
 * A look-up for a connection that fails where a name leads to a private address: the very addresses that are checked are
 * those connected to, so that a name cannot change its meaning in between.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => {
    const [first] = addresses ?? []
    if (error !== null) callback(error, '', 0)
    else if (first === undefined) callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0)
    else if (addresses.some(({ address }) => isPrivate(address)))
      callback(Object.assign(new Error('a private address'), { code: privateCode }), '', 0)
    else if (options.all) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}

export const privateCode = 'EPRIVATEADDRESS'
