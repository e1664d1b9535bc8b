import type { Viewer } from '#domain/session/viewer'
import { Password } from './password.tsx'

/** All that keeps one's account one's own. */
export function Account({ viewer: _ }: { viewer: Viewer }) {
  return <Password />
}
