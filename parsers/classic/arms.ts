/** From the printed tables of conditions and arms to arms and interventions. */
import type { Draft } from '../../src/model/draft.js'
import { splitKind } from './kinds.js'

export interface PrintedIntervention {
  /** `Drug: Placebo`. */
  title: string
  description?: string | undefined
  otherNames?: string[] | undefined
}

export interface PrintedArm {
  /** `Experimental: Arm A`; groups of observational studies have no type. */
  title: string
  description?: string | undefined
  interventions: PrintedIntervention[]
}

type Intervention = NonNullable<Draft['interventions']>[number] & { armGroupLabels?: string[] }

/**
 * Writes arms and interventions. The table of conditions lists the interventions in the record's own order, the
 * table of arms tells what they are; either may be missing.
 */
export function placeArms(draft: Draft, listed: readonly string[], arms: readonly PrintedArm[]): void {
  const interventions = new Map<string, Intervention>(listed.map((title) => [title, splitTitle(title)]))
  const placed = arms.map(({ title, description, interventions: own }) => {
    const kind = splitKind('ArmGroupType', title)
    const label = kind?.rest ?? title
    for (const each of own) mergeIntervention(interventions, each, label)
    return compact({
      type: kind?.kind,
      label,
      description,
      interventionNames: own.length > 0 ? own.map((each) => each.title) : undefined,
    })
  })
  if (placed.length > 0) draft.arms = placed
  if (interventions.size > 0) draft.interventions = [...interventions.values()]
}

function mergeIntervention(all: Map<string, Intervention>, printed: PrintedIntervention, label: string): void {
  const known = all.get(printed.title) ?? splitTitle(printed.title)
  all.set(printed.title, known)
  if (printed.description !== undefined) known.description ??= printed.description
  if (printed.otherNames !== undefined) known.otherNames ??= printed.otherNames
  const labels = (known.armGroupLabels ??= [])
  if (!labels.includes(label)) labels.push(label)
}

function splitTitle(title: string): Intervention {
  const kind = splitKind('InterventionType', title)
  return kind ? { type: kind.kind, name: kind.rest } : { name: title }
}

function compact<T extends Record<string, unknown>>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T
}
