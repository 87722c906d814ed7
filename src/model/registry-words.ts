/** What the registry itself says about a record: its annotations, and what it derives by machine. */
import { z } from 'zod'
import { count, dated, flag, markup, oneOf, partialDate, text } from './kinds.js'

/** Results submitted but not posted, and violations of the reporting law (API v2 `annotationSection`). */
export const annotations = z.strictObject({
  unpostedAnnotation: z
    .strictObject({
      unpostedResponsibleParty: text.exactOptional(),
      unpostedEvents: z
        .array(
          z.strictObject({
            type: oneOf('UnpostedEventType').exactOptional(),
            date: partialDate.exactOptional(),
            dateUnknown: flag.exactOptional(),
          }),
        )
        .exactOptional(),
    })
    .exactOptional(),
  violationAnnotation: z
    .strictObject({
      violationEvents: z
        .array(
          z.strictObject({
            type: oneOf('ViolationEventType').exactOptional(),
            description: markup.exactOptional(),
            creationDate: partialDate.exactOptional(),
            issuedDate: partialDate.exactOptional(),
            releaseDate: partialDate.exactOptional(),
            postedDate: partialDate.exactOptional(),
          }),
        )
        .exactOptional(),
    })
    .exactOptional(),
})

const mesh = z.strictObject({ id: text.exactOptional(), term: text.exactOptional() })

const browse = z.strictObject({
  meshes: z.array(mesh).exactOptional(),
  ancestors: z.array(mesh).exactOptional(),
  browseLeaves: z
    .array(
      z.strictObject({
        id: text.exactOptional(),
        name: text.exactOptional(),
        asFound: text.exactOptional(),
        relevance: oneOf('BrowseLeafRelevance').exactOptional(),
      }),
    )
    .exactOptional(),
  browseBranches: z.array(z.strictObject({ abbrev: text.exactOptional(), name: text.exactOptional() })).exactOptional(),
})

/** What the registry computes from a record (API v2 `derivedSection`, `hasResults`, geocoded sites). */
export const derived = z.strictObject({
  hasResults: flag.exactOptional(),
  versionHolder: partialDate.exactOptional(),
  removedCountries: z.array(text).exactOptional(),
  submissionTracking: z
    .strictObject({
      estimatedResultsFirstSubmitDate: partialDate.exactOptional(),
      firstMcpInfo: z.strictObject({ postDateStruct: dated.exactOptional() }).exactOptional(),
      submissionInfos: z
        .array(
          z.strictObject({
            releaseDate: partialDate.exactOptional(),
            unreleaseDate: partialDate.exactOptional(),
            unreleaseDateUnknown: flag.exactOptional(),
            resetDate: partialDate.exactOptional(),
            mcpReleaseN: count.exactOptional(),
          }),
        )
        .exactOptional(),
    })
    .exactOptional(),
  conditionBrowse: browse.exactOptional(),
  interventionBrowse: browse.exactOptional(),
  /** What was first registered, where a source tells it beside what stands now (tabular page, history interface). */
  originals: z
    .strictObject({
      outcomes: z
        .array(
          z.strictObject({
            type: oneOf('OutcomeType').exactOptional(),
            measure: text.exactOptional(),
            description: markup.exactOptional(),
            timeFrame: text.exactOptional(),
          }),
        )
        .exactOptional(),
      enrollment: z
        .strictObject({ count: count.exactOptional(), type: oneOf('EnrollmentType').exactOptional() })
        .exactOptional(),
    })
    .exactOptional(),
  /** Page formats print condition and intervention terms in one list, without ids. */
  meshTerms: z.array(text).exactOptional(),
  geoPoints: z
    .array(
      z.strictObject({
        facility: text.exactOptional(),
        city: text.exactOptional(),
        state: text.exactOptional(),
        zip: text.exactOptional(),
        country: text.exactOptional(),
        lat: z.number(),
        lon: z.number(),
      }),
    )
    .exactOptional(),
})
