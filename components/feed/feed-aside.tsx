import type { Viewer } from '#domain/session/viewer'

export function FeedAside({ viewer }: { viewer: Viewer }) {
  return <aside className="aside" aria-label={viewer.schoolName} />
}
