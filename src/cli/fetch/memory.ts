/** What a fetch remembers in its store so that the next one need not ask again: it holds as long as the registry's data are the same build. */
import type { ListedVersion, Store } from '../../index.js'

export interface Memory {
  /** Whether this record was asked for in this build of the data. */
  wasAsked(nctId: string): boolean
  remember(nctId: string): Promise<void>
  versionsOf(nctId: string): Promise<readonly ListedVersion[] | undefined>
  rememberVersions(nctId: string, versions: readonly ListedVersion[]): Promise<void>
  /** Writes down what is not written yet. */
  settle(): Promise<void>
}

/** So many records are remembered at once: as many as one request brings. */
const atOnce = 50

const name = 'fetch'

/** @param build the address of the registry and the build of its data */
export async function openMemory(store: Store, build: string): Promise<Memory> {
  const noted = readNote(await store.note(name))
  const asked = new Set(noted.build === build ? textsIn(noted.asked) : [])
  let unwritten = 0

  async function settle(): Promise<void> {
    if (unwritten > 0) await store.writeNote(name, JSON.stringify({ build, asked: [...asked] }))
    unwritten = 0
  }

  return {
    wasAsked: (nctId) => asked.has(nctId),
    async remember(nctId) {
      asked.add(nctId)
      if (++unwritten >= atOnce) await settle()
    },
    async versionsOf(nctId) {
      const found = readNote(await store.note(`${name}/${nctId}`))
      return found.build === build && Array.isArray(found.versions) ? (found.versions as ListedVersion[]) : undefined
    },
    rememberVersions: (nctId, versions) => store.writeNote(`${name}/${nctId}`, JSON.stringify({ build, versions })),
    settle,
  }
}

/** A note that cannot be read is as good as lost: it is asked again. */
function readNote(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
