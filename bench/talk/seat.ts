/** Somebody in a talk, as a client sees it. What is said carries an id, by which it is known again wherever it is heard. */
export type Seat = {
  /** Settles when the server has taken it. */
  say: (id: string) => Promise<unknown>
  onHeard: (id: string) => void
  leave: () => void
}

const SAID = /banc:([0-9a-f-]{36})/g
/** A marker may be cut by the network. */
const MARKER = 41

export const textOf = (id: string) => `Bonjour à tous, rendez-vous à huit heures. banc:${id}`

/** Finds what is said in what comes over a wire, each id once. */
export function listenFor(tell: (id: string) => void): (text: string) => void {
  const known = new Set<string>()
  let rest = ''
  return (text) => {
    const all = rest + text
    for (const [, id = ''] of all.matchAll(SAID)) {
      if (known.has(id)) continue
      known.add(id)
      tell(id)
    }
    rest = all.slice(-(MARKER - 1))
  }
}
