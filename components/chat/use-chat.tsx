'use client'

import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { TimeZoned } from '#components/ui/format-time'
import { type ChatState, type ChatStore, chatOf, NOTHING } from './chat-store.ts'
import { type PanelWords, panelWords } from './panel-words.tsx'

/** Whose chat is shown, how its hours are said, and whether its rooms may keep what was said for who comes later. */
export type ChatPlace = { me: string; zoned: TimeZoned; mayKeepHistory: boolean }

export const ChatPlaceContext = createContext<ChatPlace | null>(null)

type Chat = { state: ChatState; chat: () => ChatStore; words: PanelWords; zoned: TimeZoned; me: string; mayKeepHistory: boolean }

/** The chat as it stands now; `chat()` is for handlers and effects, since the server has no store. */
export function useChat(): Chat {
  const place = useContext(ChatPlaceContext)
  if (!place) throw new Error('nothing says whose chat this is')
  const { me, zoned, mayKeepHistory } = place
  const chat = useCallback(() => chatOf(me), [me])
  const state = useSyncExternalStore(
    useCallback((listener) => chatOf(me).subscribe(listener), [me]),
    () => chatOf(me).get(),
    () => NOTHING,
  )
  return { state, chat, words: panelWords(zoned.locale), zoned, me, mayKeepHistory }
}
