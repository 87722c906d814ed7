/** What the cases under tests/cases tell: every change as it is expected there, with its sentence. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Change } from '../../src/index.js'

export type ToldChange = Pick<Change, 'code' | 'area' | 'severity' | 'facts'> & { sentence: string; case: string }

const folder = new URL('../cases/', import.meta.url)

/** The folders of the cases, `dates/estimate-later-by-days`. */
export function caseNames(): string[] {
  return readdirSync(folder).flatMap((area) =>
    readdirSync(new URL(`${area}/`, folder)).map((name) => `${area}/${name}`),
  )
}

/** One of the files of a case: `before.json`, `after.json`, `changes.json`. */
export function readCase(name: string, file: string): string {
  return readFileSync(new URL(`${name}/${file}`, folder), 'utf8')
}

export function toldChangesOfCases(): ToldChange[] {
  return caseNames().flatMap((name) => {
    const changes = JSON.parse(readCase(name, 'changes.json')) as Omit<ToldChange, 'case'>[]
    return changes.map((change) => ({ ...change, case: name }))
  })
}
