/** Countries by one name: the registry has renamed some, and old records keep the old spelling. */
import { fold } from './fold.js'

const renamed: Record<string, string> = {
  'Czech Republic': 'Czechia',
  'Iran, Islamic Republic of': 'Iran',
  "Korea, Democratic People's Republic of": 'North Korea',
  'Korea, Republic of': 'South Korea',
  "Lao People's Democratic Republic": 'Laos',
  'Libyan Arab Jamahiriya': 'Libya',
  'Macedonia, The Former Yugoslav Republic of': 'North Macedonia',
  'Moldova, Republic of': 'Moldova',
  'Palestinian Territory, occupied': 'Palestinian Territories',
  'Russian Federation': 'Russia',
  'Syrian Arab Republic': 'Syria',
  'Tanzania, United Republic of': 'Tanzania',
  Turkey: 'Turkey (Türkiye)',
  Türkiye: 'Turkey (Türkiye)',
  Swaziland: 'Eswatini',
  'Viet Nam': 'Vietnam',
}
const names = new Map(Object.entries(renamed).map(([before, now]) => [fold(before), fold(now)]))

/** A country's name as a key: equal for all spellings of one country. */
export function countryKey(country: string): string {
  const name = fold(country)
  return names.get(name) ?? name
}
