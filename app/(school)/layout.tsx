import type { ReactNode } from 'react'
import { Header } from '#components/header/header'
import { requireViewer } from '#domain/session/get-viewer'

export default async function SchoolLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  return (
    <>
      <Header viewer={viewer} />
      <div className="yard">{children}</div>
    </>
  )
}
