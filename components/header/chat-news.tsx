import type { ChatNews } from '#domain/chat/types'

/** What happens in the chat, as every tab of this browser hears it; the panel listens for it on the window. */
export const CHAT_NEWS = 'preau-chat'
export type ChatNewsEvent = CustomEvent<ChatNews>
