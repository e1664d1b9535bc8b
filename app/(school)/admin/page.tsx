import { redirect } from 'next/navigation'
import { requireAdmin } from '#domain/session/get-viewer'

export default async function AdminPage() {
  await requireAdmin()
  redirect('/admin/people')
}
