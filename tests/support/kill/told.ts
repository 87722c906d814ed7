/** What a letter tells, as a receiver reads it. */

export interface ToldHappening {
  nctId: string
  before?: { snapshot: string; day?: string }
  after?: { snapshot: string; day?: string }
  events: readonly { id: string; code: string; severity: string; subject?: string }[]
}
