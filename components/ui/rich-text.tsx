import type { CleanHtml } from '#domain/mail/clean-html'

/** The only place where stored HTML becomes markup; its type is made by the cleaner alone. */
export function RichText({ html, className = 'prose' }: { html: CleanHtml; className?: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: CleanHtml went through the allow-list on write and again on read.
  return <div className={className} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
}
