import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { formatTime } from '#components/ui/format-time'
import { Icon } from '#components/ui/icon'
import type { Box } from '#domain/mail/boxes'
import type { MessageView } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { PrintPageButton } from './print-button.tsx'
import { readSheet } from './read-sheet.tsx'
import { ThreadMessageView } from './thread-message.tsx'

type Props = { viewer: Viewer; box: Box; message: MessageView }

/** A thread as a sheet of paper has it: oldest first, everything unfolded. On screen with the way back and the one button. */
export async function PrintedThread({ viewer, box, message }: Props) {
  const [t, sheet] = await Promise.all([getTranslations('reading'), readSheet(viewer, box, message)])
  const shown = [...sheet.earlier, sheet.message]
  return (
    <main className="leaf lined printed" id="contenu" tabIndex={-1}>
      <div className="bar lined">
        <Link className="btn btn-bare btn-sm" href={`/mail/${sheet.segment}/${sheet.id}`} prefetch={false}>
          <Icon name="chevron-left" size={16} />
          {t('backToMessage')}
        </Link>
        <span className="grow" />
        <PrintPageButton label={sheet.words.print} />
        <noscript>
          <span className="small mute">{t('printHint')}</span>
        </noscript>
      </div>
      <header className="subject">
        <h1 className="title" dir="auto">
          {sheet.subject || sheet.words.noSubject}
        </h1>
        <p className="meta">
          {sheet.tag && <span className="tag">{sheet.tag}</span>}
          {sheet.meta}
        </p>
        {sheet.more && <p className="small mute">{t('printCut', { count: shown.length })}</p>}
      </header>
      {shown.map((one) => (
        <ThreadMessageView key={one.id} message={one} words={sheet.words} />
      ))}
      <p className="after small mute">{t('printed', { date: formatTime(new Date(), 'long', viewer), name: viewer.name })}</p>
    </main>
  )
}
