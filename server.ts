import type { Server } from 'node:http'
import { resolve } from 'node:path'
import { closeDatabase } from '#db/client'
import { startEmbedded } from '#db/embedded/server'
import { fillOnce } from '#db/fill-once'
import { migrate } from '#db/migrate'
import { DatabaseUnusable } from '#db/unusable'
import { ALL_JOBS } from '#domain/all-jobs'
import { ALL_LIVE } from '#domain/all-live'
import { fileStore, putFile } from '#domain/attachments/file-store'
import { quickPosts } from '#domain/chat/serve-post'
import { startJobs } from '#domain/jobs/start-jobs'
import { openLive } from '#domain/live/open-live'
import { ScreenKeeper } from '#domain/presence/screen-keeper'
import { BadSettings, env, settle } from '#env'
import { beginStopping, CannotStart, finishRequests, type Handler, openDoor } from './scripts/door.ts'
import { keptSecret } from './scripts/kept-secret.ts'

type Options = { dev?: boolean; demo?: boolean }
type Closing = () => Promise<unknown>

const LEFT_AFTER = 8_000
/** npm and the terminal both pass one Ctrl-C on: what follows this soon is the same one. */
const SAME_SIGNAL = 700

/** Starts Préau with the settings of the environment and serves until it is asked to end. Never throws. */
export async function serve(options: Options = {}): Promise<void> {
  const closings: Closing[] = []
  endOnSignals(closings)
  // As `next start` does: one request's forgotten failure does not end everybody else's.
  process.on('unhandledRejection', (error) => console.error(error))
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
    PREAU_DATA: folder,
    DATABASE_URL: url,
    PREAU_SECRET: secret,
    PREAU_URL: settings.url,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: settings.url,
  })
  closings.push(() => closeDatabase())
  const { handle, server } = await openDoor(settings)
  await fileStore()
  await migrate(url)
  if (demo && (await fillOnce(url, putFile))) console.log('Le collège de démonstration est créé.')
  const next = await prepareNext(server, dev, closings)
  const live = await openLive(ALL_LIVE, { url, redisUrl: env().redisUrl, watch: new ScreenKeeper() })
  const jobs = await startJobs(ALL_JOBS, { work: settings.jobs === 'here' })
  handle(live.beside(quickPosts(next)))
  closings.push(() => finishRequests(server), jobs.stop, live.stop)
  greet(settings.url, demo)
}

async function startOwnDatabase(folder: string, closings: Closing[]): Promise<string> {
  const database = await startEmbedded(folder, { note: (line) => console.log(line) })
  closings.push(database.stop)
  return database.url
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

function endOnSignals(closings: Closing[]): void {
  let asked = 0
  const end = () => {
    const now = performance.now()
    if (asked && now - asked > SAME_SIGNAL) process.exit(130)
    if (asked) return
    asked = now
    beginStopping()
    setTimeout(() => process.exit(0), LEFT_AFTER).unref()
    void closeAll(closings).then(() => process.exit(0))
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, end)
}

/** Last opened, first closed: the door, Next, the connections, the database. */
async function closeAll(closings: Closing[]): Promise<void> {
  for (const close of closings.splice(0).reverse()) await close().catch((error: unknown) => console.error(explain(error)))
}

function explain(error: unknown): string {
  if (error instanceof BadSettings) return error.lines.join('\n')
  if (error instanceof CannotStart || error instanceof DatabaseUnusable) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

if (import.meta.main) await serve({ dev: process.argv.includes('--dev'), demo: process.argv.includes('--demo') })
