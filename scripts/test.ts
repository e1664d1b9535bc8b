import { parseArgs } from 'node:util'
import { BuildFailure, ensureBuild } from './build.ts'
import { ensureChromium } from './chromium.ts'
import { browserTests, checks, runSteps, type Step, unitTests } from './steps.ts'

const TEST_BUILD = '.next-test'
const PARTS = ['check', 'unit', 'e2e']

/**
 * Everything: `npm test`. For those at work on it: `npm test -- --only check|unit|e2e`, or the files to run
 * (`npm test -- e2e/mail.spec.ts domain/mail/send-message.test.ts`).
 */
function chosenSteps(): Step[] {
  const { values, positionals: files } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true })
  if (values.only && !PARTS.includes(values.only)) throw new Error(`--only veut ${PARTS.join(', ')}.`)
  const wants = (part: string) => (values.only ? values.only === part : files.length === 0)
  const specs = files.filter((file) => file.includes('.spec.') || file.startsWith('e2e'))
  const units = files.filter((file) => !specs.includes(file))
  return [
    ...(wants('check') ? checks() : []),
    ...(wants('unit') || units.length > 0 ? [unitTests(units)] : []),
    ...(wants('e2e') || specs.length > 0
      ? [build, { name: 'browser tests', run: () => browserTests(specs, ensureChromium()).run() }]
      : []),
  ]
}

const build: Step = {
  name: 'production build',
  run: async () => {
    try {
      await ensureBuild(TEST_BUILD)
      return { passed: 1, failed: 0 }
    } catch (error) {
      if (!(error instanceof BuildFailure)) throw error
      console.error(error.message)
      return { passed: 0, failed: 1 }
    }
  },
}

try {
  process.exitCode = await runSteps(chosenSteps())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
