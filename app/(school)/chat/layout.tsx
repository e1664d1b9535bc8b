import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ChatDesk } from '#components/chat/page/chat-desk'
import type { ListWords } from '#components/chat/page/list-words'
import { branch } from '#components/ui/words'
import { readChatOverview } from '#domain/chat/overview'
import { requireViewer } from '#domain/session/get-viewer'
import './chat.css'

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  const t = await getTranslations('chat')
  const zoned = { timeZone: viewer.timeZone, locale: viewer.locale }
  return (
    <ChatDesk
      overview={await readChatOverview(viewer)}
      words={branch<ListWords>(t, 'list')}
      me={viewer.personId}
      zoned={zoned}
      mayKeepHistory={viewer.profile === 'staff' || viewer.profile === 'teacher'}
    >
      {children}
    </ChatDesk>
  )
}
