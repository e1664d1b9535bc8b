import { freePort } from '../../db/embedded/free-port.ts'
import { BUILD } from './doors.ts'
import { runServer, stopServer } from './server.ts'

/** A Préau that a test starts, kills and starts again, always at the same address. */
export class OwnProcess {
  readonly url: string
  readonly #settings: () => Record<string, string>
  readonly #port: number
  #server: ReturnType<typeof runServer> | undefined

  private constructor(port: number, settings: () => Record<string, string>) {
    this.#port = port
    this.#settings = settings
    this.url = `http://localhost:${port}`
  }

  /** `settings` are asked for at each start: the port of an embedded database may be another one then. */
  static async start(settings: () => Record<string, string>): Promise<OwnProcess> {
    const made = new OwnProcess(await freePort(), settings)
    await made.start()
    return made
  }

  async start(): Promise<void> {
    this.#server = runServer([], { PORT: String(this.#port), NEXT_DIST_DIR: BUILD, PREAU_URL: '', ...this.#settings() })
    await this.#server.ready
  }

  /** As a machine does that loses its power: nothing is finished, nothing is closed. */
  async kill(): Promise<void> {
    const { process } = this.#server!
    const gone = new Promise((resolve) => process.once('exit', resolve))
    process.kill('SIGKILL')
    await gone
  }

  async stop(): Promise<void> {
    await stopServer(this.#server!.process)
  }

  /** As an operator restarts it; gives the milliseconds that it took to end. */
  async restart(): Promise<number> {
    const began = performance.now()
    await this.stop()
    const took = performance.now() - began
    await this.start()
    return took
  }
}
