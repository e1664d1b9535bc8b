import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './build.ts'
import { fromPlaywright, fromVitest, type Outcome } from './test-reports.ts'

export type { Outcome }

export type Step = { name: string; run: () => Promise<Outcome> }

const bin = (...path: string[]) => join(ROOT, 'node_modules', ...path)
const ENVIRONMENT = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }

/** Runs one of the project's tools on our Node, with its output shown. Gives its exit code. */
export function run(script: string, parameters: string[], more: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, [script, ...parameters], {
    cwd: ROOT,
    env: { ...ENVIRONMENT, ...more },
    stdio: 'inherit',
  })
  const end = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGINT', end).on('SIGTERM', end)
  return new Promise((resolve) => {
    child.on('close', (code) => {
      process.off('SIGINT', end).off('SIGTERM', end)
      resolve(code ?? 1)
    })
  })
}

const single = (code: number): Outcome => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/** Types, lint and format; with `fix` what can be put right by itself is. */
export function checks(fix = false): Step[] {
  const biome = bin('@biomejs', 'biome', 'bin', 'biome')
  const write = fix ? ['--write'] : []
  return [
    { name: 'types', run: checkTypes },
    { name: 'lint', run: async () => single(await run(biome, ['lint', '--diagnostic-level=error', ...write])) },
    { name: 'format', run: async () => single(await run(biome, ['format', '--diagnostic-level=error', ...write])) },
  ]
}

/** Next writes the types of the routes first; it needs no build for that. */
async function checkTypes(): Promise<Outcome> {
  const routes = await run(bin('next', 'dist', 'bin', 'next'), ['typegen'])
  return single(routes || (await run(bin('typescript', 'bin', 'tsc'), ['--noEmit'])))
}

/** Unit and database tests; `files` picks some. */
export function unitTests(files: string[] = []): Step {
  return {
    name: 'unit and database tests',
    run: () =>
      withReport(
        (report) =>
          run(bin('vitest', 'vitest.mjs'), [
            'run',
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${report}`,
            ...files,
          ]),
        fromVitest,
      ),
  }
}

/** Browser tests on a production build; `files` picks some. */
export function browserTests(files: string[], chromium: string): Step {
  return {
    name: 'browser tests',
    run: () =>
      withReport(
        (report) =>
          run(bin('@playwright', 'test', 'cli.js'), ['test', '--reporter=list,json', ...files], {
            PLAYWRIGHT_JSON_OUTPUT_NAME: report,
            PREAU_CHROMIUM: chromium,
          }),
        fromPlaywright,
      ),
  }
}

/** Runs a tool that writes a report, and counts from it; a tool that fails without a failed test counts as one failure. */
async function withReport<R>(tool: (report: string) => Promise<number>, read: (report: R) => Outcome): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'preau-report-'))
  try {
    const report = join(folder, 'report.json')
    const code = await tool(report)
    const outcome = readReport(report, read)
    return code !== 0 && outcome.failed === 0 ? { ...outcome, failed: 1 } : outcome
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport<R>(report: string, read: (report: R) => Outcome): Outcome {
  try {
    return read(JSON.parse(readFileSync(report, 'utf8')) as R)
  } catch {
    return { passed: 0, failed: 0 }
  }
}

/** Runs all, whatever fails; prints what each gave, what failed, and last `N passed, N failed`. Gives the exit code. */
export async function runSteps(steps: Step[]): Promise<number> {
  const total = { passed: 0, failed: 0 }
  const summary: string[] = []
  for (const { name, run } of steps) {
    console.log(`\n── ${name}`)
    const began = performance.now()
    const { passed, failed, failures = [] } = await run()
    total.passed += passed
    total.failed += failed
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    summary.push(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`, ...failures)
  }
  console.log(`\n${summary.join('\n')}\n${total.passed} passed, ${total.failed} failed`)
  return total.failed > 0 ? 1 : 0
}
