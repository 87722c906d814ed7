/** What is said of an XML document that cannot be read. */
import { FormatError } from '../../src/model/errors.js'

interface At {
  line: number
  column: number
}

const longestReason = 80

export function malformed(at: At, cause: Error): FormatError {
  const found = cause.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
  const reason = found.length > longestReason ? `${found.slice(0, longestReason)}…` : found
  const message = `The XML cannot be read at ${placeOf(at)} (${reason}); fetch the record again.`
  return new FormatError('malformed-xml', message, { cause })
}

export function truncated(at: At, cause: Error): FormatError {
  return new FormatError('truncated-xml', `The XML ends too early, at ${placeOf(at)}; fetch the record again.`, {
    cause,
  })
}

export function tooDeep(at: At, deepest: number): FormatError {
  const message = `The XML nests deeper than ${deepest} elements at ${placeOf(at)}, as no record does; fetch the record again.`
  return new FormatError('malformed-xml', message)
}

export function tooLarge(at: At): FormatError {
  const message = `One record of the XML, up to ${placeOf(at)}, is larger than any of the registry; fetch the record again.`
  return new FormatError('document-too-large', message)
}

function placeOf({ line, column }: At): string {
  return `line ${line}, column ${column}`
}
