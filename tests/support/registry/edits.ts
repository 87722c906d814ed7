/** Edits that a sponsor or the registry makes to a study: each a plain object, so that a script of them can be kept. */
import type { Random } from '../random.js'
import { dayAfter, monthAfter } from './day.js'
import { inventOutcome, inventSite } from './invent.js'
import { inventResults } from './results.js'
import { sitesOf, type Site, type Study } from './study.js'

export type Edit =
  | { is: 'status'; to: string; whyStopped?: string }
  | { is: 'dates'; primaryCompletion: string; completion?: string }
  | { is: 'enrollment'; count: number; type?: 'ACTUAL' | 'ESTIMATED' }
  | { is: 'site added'; site: Site }
  | { is: 'site removed'; facility: string }
  | { is: 'site status'; facility: string; to: string }
  | { is: 'criterion added'; text: string }
  | { is: 'outcome added'; measure: string; timeFrame: string }
  | { is: 'contacts'; name: string }
  /** Submitted again with nothing new but the date of its verification. */
  | { is: 'resubmitted' }
  | { is: 'results posted' }

/** Labels of the history for each edit; every version has `Study Status` beside them. */
const labels: Readonly<Record<Edit['is'], readonly string[]>> = {
  status: [],
  dates: [],
  enrollment: ['Study Design'],
  'site added': ['Contacts/Locations'],
  'site removed': ['Contacts/Locations'],
  'site status': ['Contacts/Locations'],
  'criterion added': ['Eligibility'],
  'outcome added': ['Outcome Measures'],
  contacts: ['Contacts/Locations'],
  resubmitted: [],
  'results posted': ['Participant Flow', 'Baseline Characteristics', 'Outcome Measures (Results)', 'Adverse Events'],
}

export function labelsOf(edits: readonly Edit[]): string[] {
  return [...new Set(['Study Status', ...edits.flatMap(({ is }) => labels[is])])]
}

/** The next version of a study: submitted on one day, posted on another. The study given is not touched. */
export function nextVersion(study: Study, edits: readonly Edit[], submitted: string, posted: string): Study {
  const next = structuredClone(study)
  const status = next.protocolSection.statusModule
  status.statusVerifiedDate = submitted.slice(0, 7)
  status.lastUpdateSubmitDate = submitted
  status.lastUpdatePostDateStruct = { date: posted, type: 'ACTUAL' }
  for (const edit of edits) apply(next, edit, submitted, posted)
  return next
}

function apply(study: Study, edit: Edit, submitted: string, posted: string): void {
  const protocol = study.protocolSection
  const status = protocol.statusModule
  switch (edit.is) {
    case 'status':
      status.overallStatus = edit.to
      if (edit.whyStopped !== undefined) status.whyStopped = edit.whyStopped
      return
    case 'dates':
      status.primaryCompletionDateStruct = { date: edit.primaryCompletion, type: 'ESTIMATED' }
      if (edit.completion !== undefined) status.completionDateStruct = { date: edit.completion, type: 'ESTIMATED' }
      return
    case 'enrollment':
      protocol.designModule = {
        ...protocol.designModule,
        enrollmentInfo: { count: edit.count, type: edit.type ?? 'ESTIMATED' },
      }
      return
    case 'site added':
      sitesOf(study).push(edit.site)
      return
    case 'site removed':
      protocol.contactsLocationsModule = {
        ...protocol.contactsLocationsModule,
        locations: sitesOf(study).filter(({ facility }) => facility !== edit.facility),
      }
      return
    case 'site status':
      for (const site of sitesOf(study)) if (site.facility === edit.facility) site.status = edit.to
      return
    case 'criterion added': {
      const text = protocol.eligibilityModule?.eligibilityCriteria ?? 'Inclusion Criteria:\n\nExclusion Criteria:\n'
      protocol.eligibilityModule = { ...protocol.eligibilityModule, eligibilityCriteria: `${text}\n* ${edit.text}` }
      return
    }
    case 'outcome added':
      ;((protocol.outcomesModule ??= {}).secondaryOutcomes ??= []).push({
        measure: edit.measure,
        timeFrame: edit.timeFrame,
      })
      return
    case 'contacts':
      ;(protocol.contactsLocationsModule ??= {}).centralContacts = [
        { name: edit.name, role: 'CONTACT', phone: '+00 555 0188' },
      ]
      return
    case 'results posted':
      study.hasResults = true
      study.resultsSection = inventResults(study)
      status.resultsFirstSubmitDate = submitted
      status.resultsFirstSubmitQcDate = submitted
      status.resultsFirstPostDateStruct = { date: posted, type: 'ACTUAL' }
      return
    case 'resubmitted':
  }
}

/** An edit by chance that truly changes this study: never one that sets what is already there. */
export function inventEdit(random: Random, study: Study): Edit {
  const { statusModule: status, designModule: design } = study.protocolSection
  const sites = sitesOf(study)
  const names = new Set(sites.map(({ facility }) => facility))
  const site = random.pickOf(sites)
  const choices: Edit[] = [
    { is: 'status', to: status.overallStatus === 'RECRUITING' ? 'ACTIVE_NOT_RECRUITING' : 'RECRUITING' },
    {
      is: 'dates',
      primaryCompletion: monthAfter(status.primaryCompletionDateStruct?.date ?? '2027-01', random.between(1, 12)),
    },
    { is: 'enrollment', count: (design?.enrollmentInfo?.count ?? 0) + random.between(1, 60) },
    { is: 'site added', site: inventSite(random, names) },
    { is: 'criterion added', text: `Condition number ${random.between(1, 1_000_000)} of the amended protocol` },
    { is: 'outcome added', ...measured(random) },
  ]
  if (site !== undefined && sites.length > 1) choices.push({ is: 'site removed', facility: site.facility })
  if (site !== undefined) {
    const to = site.status === 'RECRUITING' ? 'COMPLETED' : 'RECRUITING'
    choices.push({ is: 'site status', facility: site.facility, to })
  }
  if (study.hasResults !== true) choices.push({ is: 'results posted' })
  return random.pickOf(choices) ?? { is: 'resubmitted' }
}

function measured(random: Random): { measure: string; timeFrame: string } {
  const { measure, timeFrame } = inventOutcome(random, random.between(100, 1_000_000))
  return { measure, timeFrame }
}

/** When a version that is posted on this day was submitted. */
export function submittedBefore(posted: string): string {
  return dayAfter(posted, -3)
}
