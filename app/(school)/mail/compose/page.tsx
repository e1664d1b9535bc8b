import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ComposeForm } from '#components/mail/compose/compose-form'
import { QuotaNotice } from '#components/mail/compose/quota-notice'
import { suggestRecipients } from '#domain/directory/suggestions'
import { audienceOf } from '#domain/mail/audience-words'
import { draftText } from '#domain/mail/compose-form'
import { openRefusal } from '#domain/mail/compose-refusal'
import { openDraft } from '#domain/mail/drafts'
import { NotFound } from '#domain/refusal'
import { requireViewer } from '#domain/session/get-viewer'
import { readRequest, titleOf } from './request.ts'
import './compose.css'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: (await getTranslations('compose.title'))(titleOf(readRequest(await searchParams))) }
}

export default async function ComposePage({ searchParams }: Props) {
  const [viewer, asked] = [await requireViewer(), readRequest(await searchParams)]
  const draft = await openDraft(viewer, asked).catch((error) => (error instanceof NotFound ? notFound() : Promise.reject(error)))
  const t = await getTranslations('compose')
  const audience = await audienceOf(viewer, [...draft.to, ...draft.cc])
  const found = asked.find && {
    field: asked.find,
    query: asked.q,
    recipients: asked.q ? await suggestRecipients(viewer, asked.q) : [],
  }
  return (
    <main className="compose lined" id="contenu" tabIndex={-1}>
      <h1 className="title">{t(`title.${titleOf({ ...asked, reply: asked.reply ?? draft.replyToId ?? undefined })}`)}</h1>
      <QuotaNotice viewer={viewer} />
      <ComposeForm
        draft={draft}
        text={draftText(draft.body)}
        audience={audience}
        found={found || undefined}
        refusal={asked.refused ? openRefusal(await cookies(), asked.draft ?? '') : undefined}
        asking={asked.cancel}
        owner={viewer.personId}
        zoned={{ timeZone: viewer.timeZone, locale: viewer.locale }}
        labels={t.raw('labels')}
      />
    </main>
  )
}
