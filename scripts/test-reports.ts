import { stripVTControlCharacters } from 'node:util'

/** `failures`: for each failed test its name and what it says, to be read at the end of a long log. */
export type Outcome = { passed: number; failed: number; failures?: string[] }

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
  testResults: { name: string; status: string; message?: string; assertionResults: VitestTest[] }[]
}
type VitestTest = { status: string; fullName: string; failureMessages: string[] | null }

/** What Vitest's JSON reporter wrote. */
export function fromVitest({ numPassedTests, numFailedTests, numFailedTestSuites, testResults }: VitestReport): Outcome {
  const failures = testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [recap(name, message)]
    return failed.map(({ fullName, failureMessages }) => recap(`${name} › ${fullName}`, failureMessages?.join('\n') ?? ''))
  })
  // A file that could not even be loaded has no tests to count.
  return { passed: numPassedTests, failed: numFailedTests || numFailedTestSuites, failures }
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; suites?: PlaywrightSuite[] }
type PlaywrightSuite = { file: string; suites?: PlaywrightSuite[]; specs?: PlaywrightSpec[] }
type PlaywrightSpec = { title: string; line: number; ok: boolean; tests: { results: { errors: { message?: string }[] }[] }[] }

/** What Playwright's JSON reporter wrote. */
export function fromPlaywright({ stats, suites = [] }: PlaywrightReport): Outcome {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures: suites.flatMap(failuresOf) }
}

function failuresOf({ file, specs = [], suites = [] }: PlaywrightSuite): string[] {
  const failed = specs.filter(({ ok }) => !ok)
  return [
    ...failed.map(({ title, line, tests }) => recap(`${file}:${line} › ${title}`, messageOf(tests))),
    ...suites.flatMap(failuresOf),
  ]
}

const messageOf = (tests: PlaywrightSpec['tests']) =>
  tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message = '' }) => message))).join('\n')

const MOST_LINES = 12

const recap = (name: string, message: string) => {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, MOST_LINES)
  return [`  ✗ ${name}`, ...lines.map((line) => `      ${line}`)].join('\n')
}
