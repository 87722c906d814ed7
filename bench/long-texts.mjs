/** Invented pairs of long texts that are hard to compare: each side a study of which one text has 20,000 characters. */

const length = 20_000

/** Name → the two studies. */
export const longTexts = {
  'criteria, heavily edited': ofCriteria(items(160, 18), (all, random) => edited(all, random, 0.5)),
  'criteria, every item reworded': ofCriteria(items(160, 18), (all, random) => edited(all, random, 1)),
  'criteria, another text': ofCriteria(items(160, 18), (_, random) => items(160, 18)(random)),
  'criteria, all in another order': ofCriteria(items(160, 18), shuffled),
  'criteria, all items alike': ofCriteria(alike(160), (all) => all.map((item) => item.replace('28 days', '14 days'))),
  'criteria, all items alike, half of them gone': ofCriteria(alike(160), (all) => all.slice(0, 80)),
  'criteria, 2,000 tiny items, shuffled and edited': ofCriteria(items(2000, 1), (all, random) =>
    shuffled(edited(all, random, 0.3), random),
  ),
  'criteria, 2,000 tiny items, all alike': ofCriteria(
    () => Array.from({ length: 2000 }, () => 'No pain'),
    (all) => [...all.slice(7), 'No itch'],
  ),
  'criteria, one line': ofCriteria(items(1, 3000), ([item], random) => [reworded(item, random, 0.4)]),
  'criteria, pairs of items joined': ofCriteria(items(160, 18), (all) =>
    all.flatMap((item, index) => (index % 2 === 0 ? [`${item} and ${all[index + 1] ?? ''}`] : [])),
  ),
  'criteria, one word without spaces': ofCriteria(
    () => ['x'.repeat(length - 100)],
    ([item]) => [`${item}y`],
  ),
  'a description, every tenth word changed': ofText('detailedDescription', 0.1),
  'a description, written anew': ofText('detailedDescription', 1),
  'an outcome’s description, half of it changed': ofOutcome(0.5),
}

function ofCriteria(write, change) {
  return (random) => {
    const all = write(random)
    return [all, change(all, random)].map((list) => {
      const text = list.map((item) => `* ${item}`).join('\n')
      return studyOf({
        eligibilityModule: {
          eligibilityCriteria: `Inclusion Criteria:\n\n${text.slice(0, length)}`,
          stdAges: ['ADULT'],
        },
      })
    })
  }
}

function ofText(field, share) {
  return (random) => {
    const before = items(1, 3000)(random)[0].slice(0, length)
    return [before, reworded(before, random, share)].map((text) =>
      studyOf({ descriptionModule: { briefSummary: 'Whether rest helps.', [field]: text.slice(0, length) } }),
    )
  }
}

function ofOutcome(share) {
  return (random) => {
    const before = items(1, 3000)(random)[0].slice(0, length)
    return [before, reworded(before, random, share)].map((description) =>
      studyOf({ outcomesModule: { primaryOutcomes: [{ measure: 'Days of rest', timeFrame: '1 year', description }] } }),
    )
  }
}

/** Whole enough that nothing counts as left out. */
function studyOf(modules) {
  const date = '2024-01-15'
  const statusModule = {
    statusVerifiedDate: '2024-01',
    overallStatus: 'RECRUITING',
    studyFirstSubmitDate: date,
    studyFirstSubmitQcDate: date,
    studyFirstPostDateStruct: { date, type: 'ACTUAL' },
    lastUpdateSubmitDate: date,
    lastUpdatePostDateStruct: { date, type: 'ACTUAL' },
  }
  const protocolSection = {
    identificationModule: {
      nctId: 'NCT01234567',
      orgStudyIdInfo: { id: 'REST-1' },
      briefTitle: 'An Invented Study of Rest',
      organization: { fullName: 'Invented Institute', class: 'OTHER' },
    },
    statusModule,
    sponsorCollaboratorsModule: { leadSponsor: { name: 'Invented Institute', class: 'OTHER' } },
    descriptionModule: { briefSummary: 'Whether rest helps.' },
    conditionsModule: { conditions: ['Fatigue'] },
    designModule: { studyType: 'INTERVENTIONAL', phases: ['NA'] },
    eligibilityModule: { eligibilityCriteria: 'Inclusion Criteria:\n\n* Adults', sex: 'ALL', stdAges: ['ADULT'] },
    contactsLocationsModule: { locations: [{ facility: 'North Clinic', city: 'Oslo', country: 'Norway' }] },
    ...modules,
  }
  return JSON.stringify({
    protocolSection,
    derivedSection: { miscInfoModule: { versionHolder: date } },
    hasResults: false,
  })
}

function items(count, words) {
  return (random) => Array.from({ length: count }, () => sentence(words, random))
}

function alike(count) {
  const item =
    'No treatment with an invented medicine of the same class within 28 days before the first dose of the study drug'
  return () => Array.from({ length: count }, () => item)
}

const syllables = ['ba', 'co', 'di', 'fe', 'gu', 'ha', 'li', 'mo', 'na', 'pe', 'ro', 'su', 'ti', 've']

function word(random) {
  if (random.chance(0.08)) return `≥ ${random.between(1, 90)}`
  return Array.from({ length: random.between(2, 3) }, () => random.pick(syllables)).join('')
}

function sentence(words, random) {
  return Array.from({ length: words }, () => word(random)).join(' ')
}

/** This share of the items reworded by half, and a few gone, come or moved. */
function edited(all, random, share) {
  const changed = all.map((item) => (random.chance(share) ? reworded(item, random, 0.4) : item))
  const kept = changed.filter(() => !random.chance(share * 0.1))
  return kept.flatMap((item) => (random.chance(share * 0.1) ? [item, sentence(12, random)] : [item]))
}

function reworded(text, random, share) {
  return text
    .split(' ')
    .map((each) => (random.chance(share) ? word(random) : each))
    .join(' ')
}

function shuffled(all, random) {
  return random.shuffle(all)
}
