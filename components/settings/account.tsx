import type { Viewer } from '#domain/session/viewer'
import { Password } from './password.tsx'
import { SecondFactor } from './second-factor.tsx'

/** All that keeps one's account one's own. */
export function Account({ viewer }: { viewer: Viewer }) {
  return (
    <>
      <Password />
      <SecondFactor viewer={viewer} />
    </>
  )
}
