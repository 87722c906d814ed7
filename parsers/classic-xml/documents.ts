/** Reads a document that the registry provides: the name of its file tells its kind. */
import { take, type Parts, type Read } from './take.js'

const parts: Parts = {
  document_type: 'label',
  document_has_protocol: 'hasProtocol',
  document_has_icf: 'hasIcf',
  document_has_sap: 'hasSap',
  document_date: 'date',
  document_url: 'filename',
}

export const readDocument: Read = (_text, element) => {
  const { filename: url, ...document } = take(element, parts)
  // https://ClinicalTrials.gov/ProvidedDocs/42/NCT01234567/Prot_SAP_000.pdf
  const filename = typeof url === 'string' ? url.trim().split('/').at(-1) : undefined
  const typeAbbrev = /^([A-Za-z_]+)_\d{3}\.pdf$/.exec(filename ?? '')?.[1]
  return { ...document, filename, typeAbbrev }
}
