/** Texts that quote a person of a record, however the name, the number or the address is written. */
import { expect, test } from 'vitest'
import { parse } from '../../src/index.js'
import { quotesPeople } from '../../src/watch/taking/names-people.js'

const record = {
  protocolSection: {
    sponsorCollaboratorsModule: { leadSponsor: { name: 'Bristol-Myers Squibb', class: 'INDUSTRY' } },
    identificationModule: { nctId: 'NCT00000001', briefTitle: 'A trial' },
    contactsLocationsModule: {
      centralContacts: [
        {
          name: 'Prof. Dr. med. José Müller-Ortiz, MD, PhD',
          phone: '+49 (0)89 1234-5678 ext. 9',
          email: 'J.Mueller@Clinic.example',
        },
        { name: 'Study Director' },
        { name: 'Clinical Trials' },
        { name: 'Bristol-Myers Squibb' },
      ],
      locations: [{ facility: 'A hospital', city: 'Rome', country: 'Italy', contacts: [{ name: 'Li Wu' }] }],
      overallOfficials: [{ name: 'Doe, Jane A.', role: 'PRINCIPAL_INVESTIGATOR' }],
    },
  },
}
const quotes = quotesPeople(await parse(JSON.stringify(record)))

test.each([
  'Led by José Müller-Ortiz since May',
  'led by JOSE MULLER ORTIZ',
  'Müller-Ortiz, José is the investigator',
  'Ask Li Wu.',
  'Wu, Li',
  'Jane A. Doe left',
  'Dr. Jane Doe left',
  'call 089/1234 5678',
  'call 0049 89 12345678',
  'call (089) 1234.5678',
  'write to j.mueller@clinic.example',
  'write to someone.else@hospital.example',
  'write to someone.else [at] hospital [dot] example',
])('a person is quoted: %s', (text) => {
  expect(quotes(text)).toBe(true)
})

test.each([
  'The study director decides',
  'Sponsor Bristol-Myers Squibb',
  'Clinical trials were paused',
  'Enrolment rose from 1234 to 5678',
  'From 2023-04-07 to 2024-01-01',
  'A trial of wulilin',
  'Doeing well',
  'Blood pressure at 120/80 mmHg @ rest',
  '',
])('nobody is quoted: %s', (text) => {
  expect(quotes(text)).toBe(false)
})
