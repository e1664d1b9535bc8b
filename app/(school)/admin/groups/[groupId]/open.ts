import { cache } from 'react'
import { getAdminGroup } from '#domain/directory/groups/queries'
import { requireAdmin } from '#domain/session/get-viewer'
import { found } from '../../../directory/found.ts'

type Asked = { params: Promise<{ groupId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const read = cache(async (id: string, after: string) => found(getAdminGroup(await requireAdmin(), id, after)))

/** The group of the address, read once a request, and the name that was typed to find people. */
export async function open({ params, searchParams }: Asked) {
  const [{ groupId }, asked] = await Promise.all([params, searchParams])
  const text = (key: string) => (typeof asked[key] === 'string' ? asked[key].trim().slice(0, 100) : '')
  return { group: await read(groupId, text('after')), typed: text('name') }
}
