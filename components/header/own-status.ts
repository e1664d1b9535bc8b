import type { PresenceView } from '#domain/presence/types'
import { nameOfStatus, statusWords } from '../chat/status-name.ts'
import '../chat/presence-dot.css'

/**
 * Shows one's own status at one's name in the roof. It comes with the line, after the page: the roof neither
 * waits nor moves for it.
 */
export function showOwnStatus(view: PresenceView): void {
  const me = document.querySelector<HTMLElement>('.me')
  if (!me) return
  me.dataset.presence = view.status
  me.setAttribute('aria-description', nameOfStatus(view, statusWords(document.documentElement.lang)))
}
