import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FLOOR = join(import.meta.dirname, 'floor')
const NEXT = join(import.meta.dirname, '..', 'node_modules', 'next')
const STAMP = join(FLOOR, '.next', 'preau-sources')

/** Builds the floor with the product's own Next unless it is built from the sources as they are. */
export async function ensureFloorBuild(say: (line: string) => void): Promise<void> {
  const hash = sourcesHash()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return
  say('Building the floor …')
  await build()
  writeFileSync(STAMP, hash)
}

function sourcesHash(): string {
  const hash = createHash('sha256').update(readFileSync(join(NEXT, 'package.json')))
  for (const path of globSync(['**/*.{ts,tsx,mjs}'], { cwd: FLOOR }).sort()) {
    if (path !== 'next-env.d.ts') hash.update(path).update(readFileSync(join(FLOOR, path)))
  }
  return hash.digest('hex')
}

function build(): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }
  const child = spawn(process.execPath, [join(NEXT, 'dist', 'bin', 'next'), 'build', FLOOR], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  return new Promise((done, reject) => child.on('close', (code) => (code === 0 ? done() : reject(new Error(output)))))
}
