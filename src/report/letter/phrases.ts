/** Phrases that every form of a letter has in common. */

export function noisePhrase(noise: number): string {
  return noise === 1 ? 'One change of noise is not listed.' : `${noise} changes of noise are not listed.`
}

export function unlistedPhrase(unlisted: number): string {
  return `${unlisted} more ${unlisted === 1 ? 'trial is' : 'trials are'} not listed here; trialdiff log tells them from the store.`
}
