import type { ReactNode } from 'react'
import { Header } from '#components/header/header'
import { FaultBoundary } from '#components/ui/fault-boundary'
import { requireViewer } from '#domain/session/get-viewer'

export default async function SchoolLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  return (
    <>
      <Header viewer={viewer} />
      <div className="yard">
        <FaultBoundary>{children}</FaultBoundary>
      </div>
    </>
  )
}
