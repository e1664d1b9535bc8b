import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../db/embedded/free-port.ts'
import { ROOT } from '../../scripts/build.ts'
import { BUILD } from './doors.ts'
import { runServer, stopServer } from './server.ts'

type Bare = { url: string; stop: () => Promise<void> }

/** Serves the demo school a second time, from a copy of the build in which Next knows of no proxy. */
export async function startWithoutProxy(): Promise<Bare> {
  const folder = `.next-proxy-off-${randomBytes(4).toString('hex')}`
  linkTree(join(ROOT, BUILD), join(ROOT, folder))
  forgetProxy(join(ROOT, folder, 'server'))
  const port = await freePort()
  const server = runServer([], {
    PORT: String(port),
    NEXT_DIST_DIR: folder,
    DATABASE_URL: process.env.PREAU_E2E_DATABASE_URL!,
    PREAU_DATA: process.env.PREAU_E2E_DATA!,
    PREAU_URL: '',
  })
  const stop = async () => {
    await stopServer(server.process)
    rmSync(join(ROOT, folder), { recursive: true, force: true })
  }
  await server.ready.catch(async (error: unknown) => {
    await stop()
    throw error
  })
  return { url: `http://localhost:${port}`, stop }
}

/** The same files under other names: quick, and nothing of the build is touched. */
function linkTree(from: string, to: string): void {
  mkdirSync(to)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.name === 'cache' || entry.name === 'lock') continue
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else linkSync(source, target)
  }
}

function forgetProxy(server: string): void {
  const functions = JSON.parse(readFileSync(join(server, 'functions-config-manifest.json'), 'utf8'))
  if (!functions.functions['/_middleware']) throw new Error('the build has no proxy to be without')
  delete functions.functions['/_middleware']
  replace(join(server, 'functions-config-manifest.json'), functions)
  replace(join(server, 'middleware-manifest.json'), { version: 3, middleware: {}, sortedMiddleware: [], functions: {} })
}

/** Written anew: what is linked is the build's own file. */
function replace(path: string, content: object): void {
  rmSync(path)
  writeFileSync(path, JSON.stringify(content))
}
