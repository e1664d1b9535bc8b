import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join, resolve } from 'node:path'
import { closeDatabase } from '#db/client'
import { startEmbedded } from '#db/embedded/server'
import { fillOnce } from '#db/fill-once'
import { migrate } from '#db/migrate'
import { DatabaseUnusable } from '#db/unusable'
import { BadSettings, env, settle } from '#env'

type Options = { dev?: boolean; demo?: boolean }
type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>
type Closing = () => Promise<unknown>

/** A reason not to start that one sentence explains. */
class CannotStart extends Error {}

/** Read by the health check, which is bundled apart from this file. */
const STOPPING = Symbol.for('preau.stopping')
const BROWSERS_LEFT_AFTER = 6_000
const LEFT_AFTER = 8_000
/** npm and the terminal both pass one Ctrl-C on: what follows this soon is the same one. */
const SAME_SIGNAL = 700

/** Starts Préau with the settings of the environment and serves until it is asked to end. Never throws. */
export async function serve(options: Options = {}): Promise<void> {
  const closings: Closing[] = []
  endOnSignals(closings)
  try {
    await start(options, closings)
  } catch (error) {
    console.error(explain(error))
    await closeAll(closings)
    process.exit(1)
  }
}

async function start({ dev = false, demo = false }: Options, closings: Closing[]): Promise<void> {
  const settings = env()
  const folder = resolve(settings.dataFolder)
  const url = settings.databaseUrl ?? (await startOwnDatabase(folder, closings))
  const secret = settings.givenSecret ?? keptSecret(folder)
  settle({
    DATABASE_URL: url,
    PREAU_SECRET: secret,
    PREAU_URL: settings.url,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: settings.url,
  })
  closings.push(() => closeDatabase())
  const { handle, server } = await openDoor()
  await migrate(url)
  if (demo && (await fillOnce(url))) console.log('Le collège de démonstration est créé.')
  handle(await prepareNext(server, dev, closings))
  closings.push(() => finishRequests(server))
  greet(settings.url, demo)
}

async function startOwnDatabase(folder: string, closings: Closing[]): Promise<string> {
  const database = await startEmbedded(folder, { note: (line) => console.log(line) })
  closings.push(database.stop)
  return database.url
}

/** The secret that signs sessions, made once: a restart signs nobody out. */
function keptSecret(folder: string): string {
  const file = join(folder, 'secret')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32) throw new CannotStart(`Le fichier « ${file} » est abîmé : supprimez-le (chacun devra se reconnecter).`)
  return secret
}

/** Takes the port at once, so that a taken one is said before the long work; early visitors wait until `handle` was called. */
async function openDoor() {
  const { port, host } = env()
  let handle: (handler: Handler) => void = () => {}
  const handler = new Promise<Handler>((ready) => {
    handle = ready
  })
  const headers = fixedHeaders(env().url)
  const server = createServer({ keepAliveTimeout: 65_000 }, async (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    if (isStopping()) response.setHeader('Connection', 'close')
    tellOurselves(request)
    await (await handler)(request, response)
  })
  await listen(server, port, host)
  return { server, handle }
}

/** What pages cannot know by themselves: where the person wanted to go, and from where they ask. Never what a client says it is. */
function tellOurselves(request: IncomingMessage): void {
  request.headers['x-preau-path'] = request.url ?? '/'
  request.headers['x-preau-address'] = request.socket.remoteAddress ?? 'unknown'
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((done, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new CannotStart(portSentence(error.code, port, host))))
    server.listen(port, host, done)
  })
}

function portSentence(code: string | undefined, port: number, host: string): string {
  if (code === 'EADDRINUSE') return `Le port ${port} est déjà pris. Choisissez-en un autre : PORT=${port + 1} npm run demo`
  if (code === 'EACCES') return `Le port ${port} est réservé à l'administrateur. Choisissez-en un autre : PORT=3000 npm run demo`
  return `HOST=${host} n'est pas une adresse de cette machine (${code}). Essayez HOST=127.0.0.1.`
}

/** What holds for every answer, also without a proxy in front. Forms need a real Origin, hence `same-origin` and not `no-referrer`. */
function fixedHeaders(url: string): Map<string, string> {
  const headers = new Map([
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['X-Frame-Options', 'DENY'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()'],
  ])
  if (url.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  return headers
}

/** Next reads the settings when it is loaded: only now, that they are complete. */
async function prepareNext(server: Server, dev: boolean, closings: Closing[]): Promise<Handler> {
  const { default: next } = await import('next')
  const app = next({ dev, dir: import.meta.dirname, httpServer: server, hostname: env().host, port: env().port })
  await app.prepare()
  closings.push(() => app.close())
  return app.getRequestHandler()
}

function greet(url: string, demo: boolean): void {
  console.log(`Préau est prêt : ${url}`)
  if (!demo) return
  console.log('Trois comptes pour essayer (mot de passe : preau) :')
  console.log('  claire.martin    enseignante de mathématiques\n  lea.bernard      élève de 3A\n  sophie.bernard   mère de Léa')
}

function isStopping(): boolean {
  return (globalThis as { [STOPPING]?: boolean })[STOPPING] === true
}

function endOnSignals(closings: Closing[]): void {
  let asked = 0
  const end = () => {
    const now = performance.now()
    if (asked && now - asked > SAME_SIGNAL) process.exit(130)
    if (asked) return
    asked = now
    ;(globalThis as { [STOPPING]?: boolean })[STOPPING] = true
    setTimeout(() => process.exit(0), LEFT_AFTER).unref()
    void closeAll(closings).then(() => process.exit(0))
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
}

/** Last opened, first closed: the door, Next, the connections, the database. */
async function closeAll(closings: Closing[]): Promise<void> {
  for (const close of closings.splice(0).reverse()) await close().catch((error: unknown) => console.error(explain(error)))
}

/** No new request; those under way are finished, and a connection that is kept open without one is closed. */
function finishRequests(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), BROWSERS_LEFT_AFTER)
  return new Promise((done) => {
    server.close(() => {
      clearInterval(idle)
      clearTimeout(late)
      done()
    })
  })
}

function explain(error: unknown): string {
  if (error instanceof BadSettings) return error.lines.join('\n')
  if (error instanceof CannotStart || error instanceof DatabaseUnusable) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

if (import.meta.main) await serve({ dev: process.argv.includes('--dev'), demo: process.argv.includes('--demo') })
