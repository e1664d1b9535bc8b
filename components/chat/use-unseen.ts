import { useRef } from 'react'
import type { ChatMessage } from '#domain/chat/types'

/** What came last from others while the talk is scrolled up; nothing at its end. */
export function useUnseen(atEnd: boolean, messages: ChatMessage[], me: string): ChatMessage | undefined {
  const seen = useRef(0)
  const last = messages.at(-1)?.seq ?? 0
  if (atEnd) seen.current = last
  if (atEnd) return undefined
  return messages.findLast(({ seq, kind, authorId }) => seq > seen.current && kind === 'text' && authorId !== me)
}
