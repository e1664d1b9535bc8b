import type { Metadata } from 'next'
import { PersonSheet } from '#components/directory/person-sheet'
import { mayTalkTo } from '#domain/chat/may-talk'
import { getPerson } from '#domain/directory/queries'
import { listExchanges } from '#domain/mail/exchanges'
import { requireViewer } from '#domain/session/get-viewer'
import { found } from '../found.ts'
import '../directory.css'

type Props = { params: Promise<{ personId: string }> }

const open = async ({ params }: Props) => found(getPerson(await requireViewer(), (await params).personId))

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await open(props)).name }
}

/** Somebody's page. */
export default async function PersonPage(props: Props) {
  const [viewer, person] = await Promise.all([requireViewer(), open(props)])
  return (
    <main className="leaf lined" id="contenu" tabIndex={-1}>
      <PersonSheet
        person={person}
        exchanges={await listExchanges(viewer, person.id)}
        viewer={viewer}
        mayTalk={await mayTalkTo(viewer, person.id)}
      />
    </main>
  )
}
