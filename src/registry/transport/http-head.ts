/** The head of an answer of HTTP, as a program prints it before the body. */

export interface Head {
  status: number
  headers: ReadonlyMap<string, string>
  /** Where the body begins. */
  end: number
}

/** Heads of what comes before the answer proper (100, 103) are passed over; undefined where there is no whole head. */
export function readHead(bytes: Uint8Array): Head | undefined {
  let from = 0
  for (;;) {
    const end = endOfHead(bytes, from)
    if (end === undefined) return undefined
    const [first = '', ...lines] = new TextDecoder('latin1').decode(bytes.subarray(from, end)).split(/\r?\n/)
    const status = Number(/^HTTP\/\d(?:\.\d)? (\d{3})/.exec(first)?.[1])
    if (Number.isNaN(status)) return undefined
    if (status >= 200) return { status, headers: new Map(lines.flatMap(field)), end }
    from = end
  }
}

function field(line: string): [string, string][] {
  const [, name, value] = /^([^:\s]+):\s*(.*?)\s*$/.exec(line) ?? []
  return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value]]
}

/** After the first empty line. */
function endOfHead(bytes: Uint8Array, from: number): number | undefined {
  const lineFeed = 0x0a
  for (let at = bytes.indexOf(lineFeed, from); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) {
    if (bytes[at + 1] === lineFeed) return at + 2
    if (bytes[at + 1] === 0x0d && bytes[at + 2] === lineFeed) return at + 3
  }
  return undefined
}
