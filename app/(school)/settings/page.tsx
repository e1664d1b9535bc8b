import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Absence } from '#components/settings/absence'
import { Account } from '#components/settings/account'
import { Appearance } from '#components/settings/appearance'
import { ChatSettings } from '#components/settings/chat-settings'
import { RecipientLists } from '#components/settings/recipient-lists'
import { Signature } from '#components/settings/signature'
import { listBlocked } from '#domain/chat/blocked-people'
import { readListOrder } from '#domain/chat/list-order'
import { readContactable } from '#domain/directory/contactable'
import { readAbsence } from '#domain/mail/absence'
import { draftText } from '#domain/mail/compose-form'
import { listRecipientLists } from '#domain/mail/recipient-lists'
import { getSignature } from '#domain/mail/signature'
import '../../styles/writing-settings.css'
import './account.css'
import { OwnData } from '#components/settings/own-data'
import { requireViewer } from '#domain/session/get-viewer'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') }
}

export default async function SettingsPage() {
  const viewer = await requireViewer()
  const t = await getTranslations('settings')
  return (
    <main className="leaf lined" id="contenu" tabIndex={-1}>
      <header className="leafhead">
        <h1 className="title-34">{t('title')}</h1>
        <p className="mute">{t('identity', { name: viewer.name, school: viewer.schoolName })}</p>
      </header>
      <Appearance viewer={viewer} />
      <Signature text={draftText(await getSignature(viewer))} />
      <Absence absence={await readAbsence(viewer)} />
      <RecipientLists lists={await listRecipientLists(viewer)} />
      <ChatSettings
        contactable={await readContactable(viewer)}
        order={await readListOrder(viewer)}
        blocked={await listBlocked(viewer)}
        personId={viewer.personId}
      />
      <Account viewer={viewer} />
      <OwnData viewer={viewer} />
    </main>
  )
}
