import { liveChat } from './chat/live-chat.ts'
import { livePresence } from './chat/live-presence.ts'
import type { LiveSource } from './live/source.ts'
import { liveMail } from './mail/live-mail.ts'

/** All that open screens are told of. A new one is a file of its area (`domain/live/source.ts`) and a line here. */
export const ALL_LIVE: LiveSource[] = [liveMail, liveChat, livePresence]
