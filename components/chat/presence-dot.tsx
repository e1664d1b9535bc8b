import type { PresenceView } from '#domain/presence/types'
import type { PresenceWords } from './presence-words.tsx'
import { nameOfStatus } from './status-name.ts'
import './presence-dot.css'

const SHAPES = { available: 'ok', busy: 'busy', away: 'away', offline: 'off' } as const

/** A status as a shape: disc, disc with a bar, half disc, ring. Decoration: its name stands beside it. */
export function StatusShape({ status }: Pick<PresenceView, 'status'>) {
  return <i className={`pd ${SHAPES[status]}`} aria-hidden="true" />
}

/** A status as a shape, with its name for those who do not see it. */
export function PresenceDot({ presence, words }: { presence: PresenceView; words: PresenceWords }) {
  const name = nameOfStatus(presence, words)
  return (
    <span className="pres" role="img" aria-label={name} title={name}>
      <StatusShape status={presence.status} />
    </span>
  )
}
