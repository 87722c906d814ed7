/** Rows of officials, as text browsers align them: role, name and affiliation, some spaces apart. */

const role = /^(?:Study Chair|Study Director|Principal Investigator): *\S/
const apart = /\S {2,}\S/
const goesOn = /^ {20,}\S/

/** Joins what is wrapped in its column, and writes rows with bars where the spaces tell the cells. */
export function openOfficials(lines: readonly string[]): string[] {
  const out: string[] = []
  for (const line of lines) {
    const last = out.at(-1)
    if (last !== undefined && goesOn.test(line) && role.test(last)) out[out.length - 1] = `${last} ${line.trim()}`
    else if (role.test(line) && apart.test(line)) out.push(`${line.replace(/: */, ': | ').replace(/ {2,}/g, ' | ')} |`)
    else out.push(line)
  }
  return out
}
