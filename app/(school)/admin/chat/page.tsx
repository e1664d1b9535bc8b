import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AdminForm } from '#components/admin/admin-form'
import { ChatLooksForm } from '#components/admin/chat-looks'
import type { FieldSpec } from '#components/admin/field'
import { HistoryOutside } from '#components/admin/history-outside'
import { saveChatPoliciesAction } from '#domain/chat/actions'
import { readChatLooks } from '#domain/chat/chat-looks'
import { CHAT_CONTENTS, CHAT_PROFILES } from '#domain/chat/chat-policy'
import { readChatPolicies } from '#domain/chat/queries'
import { requireAdmin } from '#domain/session/get-viewer'
import './chat-admin.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('school.chat'))('title') }
}

/** What each profile may say in the chat, and how it looks. */
export default async function ChatPoliciesPage() {
  const viewer = await requireAdmin()
  const [policies, looks] = [await readChatPolicies(viewer), await readChatLooks(viewer)]
  const t = await getTranslations('school')
  // Nothing sends files yet: what a school would allow in vain is not offered.
  const offered = CHAT_CONTENTS.filter((value) => value !== 'files')
  const options = offered.map((value) => ({ value, label: t(`chat.contents.${value}`) }))
  const fields = CHAT_PROFILES.map(
    (profile): FieldSpec => ({
      name: profile,
      label: t(`chat.${profile}`),
      type: 'radio',
      value: policies[profile] === 'files' ? 'links' : policies[profile],
      options,
    }),
  )
  return (
    <main id="contenu" tabIndex={-1}>
      <h1 className="title-34">{t('chat.title')}</h1>
      <p className="intro">{t('chat.intro')}</p>
      <div className="narrow-form">
        <AdminForm action={saveChatPoliciesAction} fields={fields} button={t('save')} saved={t('saved')} />
      </div>
      <ChatLooksForm looks={looks} />
      <HistoryOutside viewer={viewer} />
    </main>
  )
}
