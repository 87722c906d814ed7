/** Versions as they are printed: by the interface's number and by the one on the registry's pages. */

/** `version 3 (the site's 4)`: the interface counts from 0, the pages from 1. */
export function spellVersion(version: number): string {
  return `version ${version} (the site's ${version + 1})`
}
