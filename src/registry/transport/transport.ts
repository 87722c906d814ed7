/** The contract of a transport: one address asked once, its answer as it came. */

export interface Answer {
  url: string
  status: number
  /** By their names in lower case. */
  headers: ReadonlyMap<string, string>
  /** Decompressed. */
  body: Uint8Array
}

export interface Question {
  url: URL
  userAgent: string
  /** Milliseconds until the answer must have begun, and between its pieces; it may take ten times that in all. */
  timeout: number
  signal?: AbortSignal | undefined
}

export interface Transport {
  /** @throws RegistryError where no whole answer came; what the signal says where it was given up */
  send(question: Question): Promise<Answer>
  close(): Promise<void>
}

/** How many times `timeout` an answer may take in all. */
export const wholeTimeouts = 10

/** The largest answer taken, in bytes: fifty of the larger records with results are a third of it. */
export const largestAnswer = 67_108_864
