import type { Database } from '#db/client'

/** What a screen is told: `name` the kind of event, `data` what the screen needs to show it. */
export type LiveEvent = { name: string; data: object }

/**
 * What an area tells open screens. It stands in `domain/all-live.ts`. Both are asked once for all people connected here, and
 * answer by person for those alone who may know.
 */
export type LiveSource = {
  /** The kinds of signal that it explains. */
  kinds: string[]
  /** After signals: what to tell whom. `ids` by kind, each once. */
  explain(ids: Record<string, string[]>, people: string[], db: Database): Promise<Map<string, LiveEvent>>
  /** To somebody who connects, or was cut off: what holds now, so that nothing missed matters. */
  greet(people: string[], db: Database): Promise<Map<string, LiveEvent>>
}
