/** Reading an NCT id in any spelling. */

/** `nct4984356` and ` NCT04984356 ` → `NCT04984356`, the form of the registry; undefined for anything else. */
export function readNctId(text: string): string | undefined {
  const digits = /^\s*NCT0*([1-9]\d{0,7})\s*$/i.exec(text)?.[1]
  return digits && `NCT${digits.padStart(8, '0')}`
}
