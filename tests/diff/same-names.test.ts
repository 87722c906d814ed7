/** Names that are one person or one organization, and names that only look alike. */
import { describe, expect, test } from 'vitest'
import { isSameOrganization } from '../../src/diff/meaning/same-organization.js'
import { isSamePerson } from '../../src/diff/meaning/same-person.js'

describe('one organization, renamed at most', () => {
  test.each([
    ['Invented Pharma', 'Invented Pharma, Inc.'],
    ['Merck Sharp & Dohme Corp.', 'Merck Sharp & Dohme LLC'],
    ['Genzyme, a Sanofi Company', 'Genzyme'],
    ['National Cancer Institute (NCI)', 'National Cancer Institute'],
    ['Wyeth', 'Wyeth is now a wholly owned subsidiary of Pfizer'],
    ['Hôpital Sainte Rose', 'Hopital Sainte Rose'],
    ['The Example Clinic', 'Example Clinic'],
    ['Universtity of Fictavia', 'University of Fictavia'],
    ['Hospital, University of Examplia', 'University of Examplia Hospital'],
  ])('%s: %s', (before, after) => expect(isSameOrganization(before, after)).toBe(true))
})

describe('another organization', () => {
  test.each([
    ['University of Examplia', 'University of Fictavia'],
    ['University Hospital, Ghent', 'University Hospital, Antwerp'],
    ['Merck Sharp & Dohme LLC', 'Merck KGaA, Darmstadt, Germany'],
    ['National Institute of Sleep', 'National Institute of Sleep and Waking'],
    ['Sanofi', 'Sanofi Pasteur, a Sanofi Company'],
    ['Hôpital de Paris', 'Hôpital de Marseille'],
    ['The Of', 'And The'],
    ['Alpha Bio', 'Alpha Rio'],
  ])('%s: %s', (before, after) => expect(isSameOrganization(before, after)).toBe(false))
})

describe('one person', () => {
  test.each([
    ['Jane Doe, MD', 'Jane Doe, M.D., Ph.D.'],
    ['Prof. Jane A. Doe', 'Jane Doe'],
    ['Eleazar Omar Example-Perez', 'Omar Example'],
    ['Xiao-Ming Vale', 'Xiaoming Vale'],
    ['DOE JANE', 'Jane Doe'],
    ['Dr. Doe', 'Jane Doe, MD'],
    ['José Wood', 'Jose Wood'],
    ['Medical Director', 'Medical Director, MD'],
    ['J. Doe, MD', 'Jane Doe, MD'],
    ['J. A. Doe', 'Jane Doe'],
    ['J. Doe', 'Doe J.'],
    ['J. Doe', 'Anna J. Doe'],
    ['Jane Doe M.D.', 'Jane A. Doe, PhD'],
  ])('%s: %s', (before, after) => expect(isSamePerson(before, after)).toBe(true))
})

describe('another person', () => {
  test.each([
    ['Jane Doe, MD', 'Robin Doe, MD'],
    ['Jane Doe, MD', 'John Vale, MD'],
    ['J. Doe, MD', 'K. Doe, MD'],
    ['J. Doe', 'Karla Doe'],
    ['Jane A. Doe', 'Jane B. Doe'],
    ['', 'Jane Doe'],
    ['MD, PhD', 'Jane Doe'],
  ])('%s: %s', (before, after) => expect(isSamePerson(before, after)).toBe(false))
})
