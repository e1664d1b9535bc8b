import type { ReactNode } from 'react'
import { AdminNav } from '#components/admin/admin-nav'
import { requireAdmin } from '#domain/session/get-viewer'
import './admin.css'

export default async function AdminLayout({ children }: { children: ReactNode }) {
  await requireAdmin()
  return (
    <div className="admin">
      <AdminNav />
      {children}
    </div>
  )
}
