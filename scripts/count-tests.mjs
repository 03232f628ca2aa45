// Prints «N passed, N failed, N skipped» from vitest's JSON report. Without one (a check before the tests failed), one has failed.
import { existsSync, readFileSync } from 'node:fs'

const [, , file] = process.argv
console.log(existsSync(file) ? numbers(JSON.parse(readFileSync(file, 'utf8'))) : '0 passed, 1 failed')

function numbers({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) {
  // A file that could not even be loaded has failed without a test of its own.
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const skipped = numPendingTests + numTodoTests
  const counted = `${numPassedTests} passed, ${numFailedTests + broken} failed`
  return skipped > 0 ? `${counted}, ${skipped} skipped` : counted
}
