import type { Metadata } from 'next'
import { GroupSheet } from '#components/directory/group-sheet'
import { getGroup } from '#domain/directory/queries'
import { requireViewer } from '#domain/session/get-viewer'
import { found } from '../../found.ts'
import '../../directory.css'

type Props = { params: Promise<{ groupId: string }>; searchParams: Promise<{ after?: string | string[] }> }

async function open({ params, searchParams }: Props) {
  const { after } = await searchParams
  return found(getGroup(await requireViewer(), (await params).groupId, typeof after === 'string' ? after : undefined))
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await open(props)).name }
}

/** A group, its size and its members. */
export default async function GroupPage(props: Props) {
  const group = await open(props)
  return (
    <main className="leaf lined" id="contenu" tabIndex={-1}>
      <GroupSheet group={group} />
    </main>
  )
}
