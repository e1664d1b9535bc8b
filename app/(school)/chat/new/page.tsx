import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewSheet } from '#components/chat/page/new-sheet'
import { PlainPicker } from '#components/chat/page/plain-picker'
import { openNewTalk } from '#domain/chat/open-new-talk'
import { requireViewer } from '#domain/session/get-viewer'
import { found } from '../../directory/found.ts'

type Asked = Record<'q' | 'room' | 'refusal' | 'with', string | string[] | undefined>
type Props = { searchParams: Promise<Partial<Asked>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('panel'))('newTalk') }
}

/** « Nouvelle conversation », or with `?room=` more people for one; `?with=` those chosen, `?q=` who is looked for. */
export default async function NewTalkPage({ searchParams }: Props) {
  const viewer = await requireViewer()
  const asked = await searchParams
  const question = { query: one(asked.q), roomId: one(asked.room), chosen: [asked.with ?? []].flat() }
  const talk = await found(openNewTalk(viewer, question))
  return (
    <NewSheet room={talk.room}>
      <PlainPicker viewer={viewer} talk={talk} query={question.query} refusal={one(asked.refusal)} />
    </NewSheet>
  )
}

const one = (value: string | string[] | undefined) => [value ?? ''].flat()[0] ?? ''
