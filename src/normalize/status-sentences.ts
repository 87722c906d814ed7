/** The sentences in which pages of before mid-2017 told the status, folded as words of a closed list are. */

export const statusSentences: Readonly<Record<string, string>> = {
  'this study is not yet open for participant recruitment': 'NOT_YET_RECRUITING',
  'this study is not yet open for patient recruitment': 'NOT_YET_RECRUITING',
  'this study is currently recruiting participants': 'RECRUITING',
  'this study is currently recruiting patients': 'RECRUITING',
  'this study is enrolling participants by invitation only': 'ENROLLING_BY_INVITATION',
  'this study is ongoing but not recruiting participants': 'ACTIVE_NOT_RECRUITING',
  'this study is no longer recruiting patients': 'ACTIVE_NOT_RECRUITING',
  'this study has been completed': 'COMPLETED',
  'this study has been suspended': 'SUSPENDED',
  'this study has suspended participant recruitment': 'SUSPENDED',
  'this study has been terminated': 'TERMINATED',
  'this study has been withdrawn': 'WITHDRAWN',
  'this study has been withdrawn prior to enrollment': 'WITHDRAWN',
  'this study has been withdrawn prior to recruitment': 'WITHDRAWN',
  'the recruitment status of this study is unknown': 'UNKNOWN',
  'the recruitment status of this study is unknown because the information has not been verified recently': 'UNKNOWN',
  'expanded access is currently available for this treatment': 'AVAILABLE',
  'expanded access is no longer available for this treatment': 'NO_LONGER_AVAILABLE',
  'expanded access is temporarily not available for this treatment': 'TEMPORARILY_NOT_AVAILABLE',
  'this treatment has been approved for sale to the public': 'APPROVED_FOR_MARKETING',
}
