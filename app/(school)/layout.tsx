import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { DockPlace } from '#components/chat/dock-place'
import { Header } from '#components/header/header'
import { FaultBoundary } from '#components/ui/fault-boundary'
import { requireViewer } from '#domain/session/get-viewer'

export default async function SchoolLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  const isChatOpen = (await cookies()).get('dock')?.value === '1'
  return (
    <>
      <Header viewer={viewer} isChatOpen={isChatOpen} />
      <div className="yard">
        <FaultBoundary>{children}</FaultBoundary>
        <DockPlace
          isOpen={isChatOpen}
          me={viewer.personId}
          timeZone={viewer.timeZone}
          locale={viewer.locale}
          mayKeepHistory={viewer.profile === 'teacher' || viewer.profile === 'staff'}
        />
      </div>
    </>
  )
}
