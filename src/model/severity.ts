/** A Severity: how loud a change is told. */

/** From loudest to quietest. Noise is counted and reachable, never deleted. */
export const severities = ['critical', 'major', 'minor', 'noise'] as const
export type Severity = (typeof severities)[number]
