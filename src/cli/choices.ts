/** Options that take one of several names, refused with the names where they do not fit. */
import { UsageError } from '../model/errors.js'

/** A parser for commander: the value, or a UsageError that lists the choices. */
export function choice<Name extends string>(what: string, names: readonly Name[]): (value: string) => Name {
  return (value) => {
    const found = names.find((name) => name === value)
    if (found !== undefined) return found
    throw new UsageError('unknown-name', `There is no ${what} ${value}; choose one of ${names.join(', ')}.`)
  }
}

/** As `choice`, several times or with commas between. */
export function choices<Name extends string>(
  what: string,
  names: readonly Name[],
): (value: string, previous?: readonly Name[]) => Name[] {
  const one = choice(what, names)
  return (value, previous = []) => [...previous, ...value.split(',').map((each) => one(each.trim()))]
}
