/** Facts as people name them, for rows of the severity table in plain words. */

/** The fact as a thing that has a value. */
const names: Readonly<Record<string, string>> = {
  noise: 'what makes it noise',
  field: 'the field',
  item: 'the item',
  part: 'the part',
  from: 'the earlier value',
  to: 'the later value',
  type: 'the type',
  fromType: 'the earlier type',
  typeBefore: 'the earlier type',
  typeAfter: 'the later type',
  status: 'the status',
  statusBefore: 'the earlier status',
  lastKnown: 'the last known status',
  percent: 'the percentage',
  days: 'the number of days',
  months: 'the number of months',
  fewestDays: 'the fewest days it can be',
  mostDays: 'the most days it can be',
  sites: 'the number of sites',
  values: 'the number of values changed',
  times: 'the number of times',
  others: 'the number of other limits changed',
  side: 'the list of criteria',
  fromSide: 'the earlier list of criteria',
  quantity: 'what is measured',
  effect: 'the effect on who may take part',
  added: 'what was added',
  removed: 'what was removed',
  whyStopped: 'the reason for stopping',
  timing: 'the time of the change',
  timingType: 'the type of the date it is told by',
  timeFrameBefore: 'the earlier time frame',
  studyType: 'the study type',
  scopeRevision: 'what else of the scope changed',
}

/** What it means that a fact is true, and that it is not. */
const turns: Readonly<Record<string, readonly [string, string]>> = {
  noise: ['it is noise by its kind', 'it is no noise by its kind'],
  lapsed: ['the estimate had lapsed', 'the estimate had not lapsed'],
  alreadyPast: ['the new date had passed when submitted', 'the new date was still to come'],
  stopped: ['the trial stopped', 'the trial did not stop'],
  revived: ['a stopped trial goes on', 'no stopped trial goes on'],
  withdrawn: ['the trial was withdrawn', 'the trial was not withdrawn'],
  opened: ['the site opened', 'the site did not open'],
  closed: ['the site closed', 'the site did not close'],
  moved: ['it moved too', 'it did not move'],
  reworded: ['it was reworded too', 'it was not reworded'],
  rearranged: ['items were rearranged', 'no items were rearranged'],
  alone: ['nothing else changed', 'something else changed'],
  first: ['it is the first that is given', 'it is not the first that is given'],
  nearResults: ['it came with the first results', 'it did not come with the first results'],
  rolesNamed: ['the masked roles were only now named', 'it is more than roles being named'],
  available: ['expanded access is available', 'expanded access is not available'],
  availableBefore: ['expanded access was available', 'expanded access was not available'],
  within21Days: ['it was within 21 days', 'it was not within 21 days'],
  definition: ['its definition changed', 'its definition did not change'],
  protocol: ['it holds a protocol', 'it holds no protocol'],
  analysisPlan: ['it holds a statistical analysis plan', 'it holds no statistical analysis plan'],
  consent: ['it holds a consent form', 'it holds no consent form'],
}

/** `the percentage`; a fact without a name here is named by its own words. */
export function factNameOf(fact: string): string {
  return names[fact] ?? `the ${wordsOf(fact)}`
}

/** `the estimate had lapsed`; undefined for a fact that is no matter of true or false. */
export function factTurnOf(fact: string, holds: boolean): string | undefined {
  return turns[fact]?.[holds ? 0 : 1]
}

/** `scopeRevision` → `scope revision`. */
function wordsOf(fact: string): string {
  return fact.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase()
}
