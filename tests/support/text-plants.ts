/** Changes to plant in titles, outcomes, arms, interventions, sponsor and keywords. */
import { replaceDose, replaceNumber, replaceWords, type Edit } from './other-words.js'
import type { Random } from './random.js'
import { outcomesOf, type RawStudy } from './raw-study.js'
import type { Expected, Plant } from './study-plants.js'

export const plantTexts: Readonly<Record<string, Plant>> = {
  'a word of the brief title': ({ protocolSection: { identificationModule } }, random) =>
    edit([identificationModule], 'briefTitle', 'briefTitle', random, oneWord),

  'a word of the brief summary': ({ protocolSection: { descriptionModule } }, random) =>
    edit(descriptionModule ? [descriptionModule] : [], 'briefSummary', 'briefSummary', random, oneWord),

  'a time frame': (study, random) =>
    editOutcome(study, 'timeFrame', 'outcome/time-frame-changed', random, replaceNumber),

  'a word of an outcome description': (study, random) =>
    editOutcome(study, 'description', 'outcome/reworded', random, oneWord),

  'a word of an arm': ({ protocolSection: { armsInterventionsModule } }, random) =>
    edit(armsInterventionsModule?.armGroups, 'description', 'arms[].description', random, oneWordOfNoDose, 'label'),

  'a dose': ({ protocolSection: { armsInterventionsModule } }, random) =>
    edit(
      armsInterventionsModule?.interventions,
      'description',
      'interventions[].description',
      random,
      replaceDose,
      'name',
    ),

  'the sponsor': ({ protocolSection: { sponsorCollaboratorsModule } }, random) =>
    edit(
      sponsorCollaboratorsModule?.leadSponsor ? [sponsorCollaboratorsModule.leadSponsor] : [],
      'name',
      'leadSponsor',
      random,
      oneWord,
    ),

  'the reason for stopping'({ protocolSection: { statusModule } }, random) {
    const expected = edit([statusModule], 'whyStopped', 'whyStopped', random, oneWord)
    return expected && { ...expected, code: 'status/reason-changed' }
  },

  'a keyword'({ protocolSection: { conditionsModule } }) {
    if (!conditionsModule) return undefined
    const had = conditionsModule.keywords !== undefined
    conditionsModule.keywords = [...(conditionsModule.keywords ?? []), 'lavender oil']
    const facts = { field: 'keywords', ...(had && { added: 'lavender oil' }) }
    return { code: 'keywords/changed', subject: 'keywords', after: 'lavender oil', facts }
  },
}

/** What one edit of these fields is told as. */
const codes: Readonly<Record<string, string>> = {
  briefTitle: 'title/changed',
  briefSummary: 'description/changed',
  leadSponsor: 'sponsor/replaced',
  'arms[].description': 'arm/reworded',
  'interventions[].description': 'intervention/dose-changed',
}

function oneWord(text: string, random: Random): Edit | undefined {
  return replaceWords(text, 1, random)
}

/** A word beside a number may be part of a dose, and another dose is told as such. */
function oneWordOfNoDose(text: string, random: Random): Edit | undefined {
  return /\d/.test(text) ? undefined : oneWord(text, random)
}

/** Edits a part of an outcome beside its measure: the measure is what the change is about, both texts are its facts. */
function editOutcome(
  { protocolSection }: RawStudy,
  part: 'timeFrame' | 'description',
  code: string,
  random: Random,
  change: (text: string, random: Random) => Edit | undefined,
): Expected | undefined {
  const planted = edit(outcomesOf(protocolSection), part, part, random, change, 'measure')
  if (!planted) return undefined
  const { subject, before, after } = planted
  const texts = { [`${part}Before`]: before ?? '', [`${part}After`]: after ?? '' }
  return { code, ...(subject && { subject, before: subject, after: subject }), facts: texts }
}

/** Edits one text of one of the holders. */
function edit<T extends object>(
  holders: readonly T[] | undefined,
  name: keyof T,
  field: string,
  random: Random,
  change: (text: string, random: Random) => Edit | undefined,
  itemName?: keyof T,
): Expected | undefined {
  for (const holder of random.shuffled(holders ?? [])) {
    const text: unknown = holder[name]
    const edited = typeof text === 'string' ? change(text, random) : undefined
    if (typeof text !== 'string' || !edited) continue
    holder[name] = edited.text as T[keyof T]
    const item: unknown = itemName && holder[itemName]
    return {
      code: codes[field] ?? 'other/changed',
      ...(typeof item === 'string' && { subject: item }),
      before: text,
      after: edited.text,
      facts: { field },
    }
  }
  return undefined
}
