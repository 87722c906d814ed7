/** Prints how many tests passed and failed, from vitest's JSON report and the status it ended with. */
import { readFileSync } from 'node:fs'

const [, , path, status] = process.argv

function counts() {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'))
    const unrun = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    return { passed: report.numPassedTests, failed: report.numFailedTests + unrun.length }
  } catch {
    return { passed: 0, failed: 0 }
  }
}

const { passed, failed } = counts()
// Something else can go wrong than a test: the build, or an error outside every test.
console.log(passed, failed === 0 && status !== '0' ? 1 : failed)
