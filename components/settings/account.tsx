import type { Viewer } from '#domain/session/viewer'
import { OtherSchools } from './other-schools.tsx'
import { Password } from './password.tsx'
import { SecondFactor } from './second-factor.tsx'
import { Sessions } from './sessions.tsx'

/** All that keeps one's account one's own. */
export function Account({ viewer }: { viewer: Viewer }) {
  return (
    <>
      <Password />
      <SecondFactor viewer={viewer} />
      <Sessions viewer={viewer} />
      <OtherSchools viewer={viewer} />
    </>
  )
}
