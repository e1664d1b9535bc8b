import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { NotSentNote } from '#components/mail/after/not-sent-note'
import { BlockedNotice } from '#components/mail/compose/blocked-notice'
import { ComposeForm } from '#components/mail/compose/compose-form'
import { composeLabels } from '#components/mail/compose/compose-labels'
import { QuotaNotice } from '#components/mail/compose/quota-notice'
import { openRefusal } from '#domain/mail/compose-refusal'
import { openCompose } from '#domain/mail/open-compose'
import { isScheduled } from '#domain/mail/sendings/queries'
import { NotFound } from '#domain/refusal'
import { requireViewer } from '#domain/session/get-viewer'
import { readRequest, titleOf } from './request.ts'
import './compose.css'
import './compose-more.css'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: (await getTranslations('compose.title'))(titleOf(readRequest(await searchParams))) }
}

export default async function ComposePage({ searchParams }: Props) {
  const viewer = await requireViewer()
  const asked = readRequest(await searchParams)
  if (asked.draft && (await isScheduled(viewer, asked.draft))) redirect(`/mail/scheduled/${asked.draft}`)
  const opened = await openCompose(viewer, asked).catch((error) =>
    error instanceof NotFound ? notFound() : Promise.reject(error),
  )
  const [t, labels] = await Promise.all([getTranslations('compose'), composeLabels()])
  const reply = asked.reply ?? opened.draft.replyToId ?? undefined
  return (
    <main className="compose lined" id="contenu" tabIndex={-1}>
      <h1 className="title">{t(`title.${titleOf({ ...asked, ...(reply ? { reply } : {}) })}`)}</h1>
      <BlockedNotice viewer={viewer} />
      <QuotaNotice viewer={viewer} />
      {asked.draft && <NotSentNote viewer={viewer} id={asked.draft} />}
      <ComposeForm
        {...opened}
        refusal={asked.refused ? openRefusal(await cookies(), asked.draft ?? '') : undefined}
        asking={asked.cancel}
        owner={viewer.personId}
        zoned={{ timeZone: viewer.timeZone, locale: viewer.locale }}
        labels={labels}
      />
    </main>
  )
}
