import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'

export const ROOT = join(import.meta.dirname, '..')

/** What a build is made from. Tests, the demo school and the scripts are not in it. */
const SOURCES = [
  '{app,components,domain,i18n,public,db/schema}/**/*',
  'db/*.ts',
  '*.{ts,mjs}',
  'package-lock.json',
  'tsconfig.json',
]
const NO_SOURCE = /\.test\.tsx?$|^(vitest|playwright)\.config\.ts$|^server\.ts$|^next-env\.d\.ts$/

/**
 * Makes the production build in `folder` unless it is there and made from the sources as they are. The stamp is written last and
 * Next removes it first, so a build that was cut short does not count. Throws with Next's own words when it fails.
 */
export async function ensureBuild(folder: string, say: (line: string) => void = console.log): Promise<void> {
  const stamp = join(ROOT, folder, 'preau-sources')
  const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash()
  if (isFresh()) return
  await withLock(join(ROOT, `${folder}.lock`), "Une autre commande construit l'application ; on l'attend…", async () => {
    if (isFresh()) return
    const hash = sourcesHash()
    const began = Date.now()
    say("Construction de l'application…")
    await build(folder)
    writeFileSync(stamp, hash)
    say(`Application construite en ${Math.round((Date.now() - began) / 1000)} s.`)
  })
}

function sourcesHash(): string {
  const hash = createHash('sha256')
  for (const path of globSync(SOURCES, { cwd: ROOT }).sort()) {
    if (NO_SOURCE.test(path) || !statSync(join(ROOT, path)).isFile()) continue
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
  }
  return hash.digest('hex')
}

function build(folder: string): Promise<void> {
  const next = join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next')
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', NEXT_DIST_DIR: folder, NEXT_TELEMETRY_DISABLED: '1' }
  const child = spawn(process.execPath, [next, 'build'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  return new Promise((resolve, reject) => {
    child.on('close', (code) => (code === 0 ? resolve() : reject(new BuildFailure(output.trim()))))
  })
}

/** The build did not succeed; the message is what Next said. */
export class BuildFailure extends Error {}
