import { listen } from '#db/listen'
import { uuidv7 } from '#db/uuid'
import type { Signal } from './signal.ts'

/** Between the processes behind one database: what each publishes, all others hear. */
export type Bus = { publish: (signal: Signal) => void; close: () => Promise<void> }

type Hearing = {
  hear: (signals: Signal[]) => void
  /** The line was lost and is there again: signals may have been missed. */
  resume: () => void
}

const CHANNEL = 'preau_live'
/** Signals published within so many milliseconds go together. */
const TOGETHER_MS = 5
/** PostgreSQL takes 8,000 bytes; a signal is at most 100. */
const MOST_TOGETHER = 70

/** The bus on PostgreSQL's NOTIFY. What cannot be published is lost: screens look for themselves now and then. */
export async function openNotifyBus(url: string, { hear, resume }: Hearing): Promise<Bus> {
  const me = uuidv7()
  let opened = 0
  const channel = await listen(
    url,
    CHANNEL,
    (payload) => {
      const { from, signals } = JSON.parse(payload) as { from: string; signals: Signal[] }
      if (from !== me) hear(signals)
    },
    () => opened++ > 0 && resume(),
  )
  const waiting = new Map<string, Signal>()
  const flush = () => {
    const signals = [...waiting.values()]
    waiting.clear()
    for (let from = 0; from < signals.length; from += MOST_TOGETHER) {
      const payload = JSON.stringify({ from: me, signals: signals.slice(from, from + MOST_TOGETHER) })
      channel.send(payload).catch(() => undefined)
    }
  }
  return {
    publish: (signal) => {
      if (waiting.size === 0) setTimeout(flush, TOGETHER_MS)
      waiting.set(`${signal.kind} ${signal.id}`, signal)
    },
    close: async () => {
      flush()
      await channel.close()
    },
  }
}
