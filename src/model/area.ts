/** An Area: the part of a trial that a change is about. */

/** Parts of a trial as people who read amendments speak of them. */
export const areas = [
  'status',
  'enrollment',
  'dates',
  'sites',
  'criteria',
  'eligibility',
  'outcomes',
  'arms',
  'sponsors',
  'design',
  'conditions',
  'results',
  'documents',
  'references',
  'oversight',
  'text',
  'administrative',
] as const
export type Area = (typeof areas)[number]
