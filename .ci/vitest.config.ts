/** How the tests are found and run. */
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['tests/**/*.test.ts'],
    pool: 'threads',
    // Every core: many tests wait for processes of their own.
    maxWorkers: '100%',
    // One module registry per thread, since no module here keeps state: many times faster than one per file.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
