/** Whether what needs something from outside runs, is skipped, or fails because TRIALDIFF_REQUIRE names it. */
export function verdictOn(name: string, isThere: boolean, required: string | undefined): 'run' | 'skip' | 'fail' {
  if (isThere) return 'run'
  return required?.split(/[\s,]+/).includes(name) ? 'fail' : 'skip'
}
