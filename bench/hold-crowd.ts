import { fork } from 'node:child_process'

export type Ask =
  | { kind: 'open'; port: number; path: string; cookies: string[] }
  | { kind: 'watch'; marker: string }
  | { kind: 'leave' }
/** `at` are moments, milliseconds since 1970, one a person. */
export type Told = { kind: 'greeted' | 'watching' | 'seen'; at: number[] }

/** People connected to a server, in a process of their own. */
export type Crowd = {
  /** Opens a stream for each cookie; when everybody has had a first event. May be called again for more people. */
  open: (origin: string, path: string, cookies: string[]) => Promise<number[]>
  /** From now on: when each of them got something with `marker` in it. */
  watch: (marker: string) => Promise<{ seen: Promise<number[]> }>
  /** When everybody has been greeted again after the streams were cut. */
  greetedAgain: () => Promise<number[]>
  leave: () => Promise<void>
}

const PATIENCE = 60_000

export function gatherCrowd(): Crowd {
  const child = fork(`${import.meta.dirname}/crowd.ts`)
  const last = () => child.kill('SIGKILL')
  process.once('exit', last)
  const next = (kind: Told['kind']) =>
    new Promise<number[]>((done, reject) => {
      const late = setTimeout(() => reject(new Error(`${kind}: not everybody within ${PATIENCE / 1000} s`)), PATIENCE)
      const hear = (told: Told) => {
        if (told.kind !== kind) return
        clearTimeout(late)
        child.off('message', hear)
        done(told.at)
      }
      child.on('message', hear)
    })
  const ask = (what: Ask) => child.send(what)
  return {
    open: async (origin, path, cookies) => {
      if (cookies.length === 0) return []
      const greeted = next('greeted')
      ask({ kind: 'open', port: Number(new URL(origin).port), path, cookies })
      return greeted
    },
    watch: async (marker) => {
      const watching = next('watching')
      ask({ kind: 'watch', marker })
      await watching
      return { seen: next('seen') }
    },
    greetedAgain: () => next('greeted'),
    leave: async () => {
      process.off('exit', last)
      const gone = new Promise((done) => child.once('exit', done))
      child.disconnect()
      await gone
    },
  }
}
