import type { MailNews } from '#domain/mail/live-mail'

/** Lists listen for this on the window; `changed` is also true where something was missed. */
export const MAIL_NEWS = 'preau-mail'
export type MailNewsEvent = CustomEvent<MailNews>
