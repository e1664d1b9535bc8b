import { Notice } from '#components/ui/notice'
import type { DraftView } from '#domain/mail/types'
import { type ComposeLabels, fill } from './labels.ts'

type Props = { draft: DraftView; locale: string; moved: { sentence: string; from: string } | undefined; labels: ComposeLabels }

/** What is no longer as it was: who has left since, and a draft that went another way. */
export function ComposeNotices({ draft, locale, moved, labels }: Props) {
  const { leftOut } = draft
  if (leftOut.length === 0 && !moved) return null
  const names = new Intl.ListFormat(locale).format(leftOut)
  return (
    <div className="compose-notices">
      {leftOut.length > 0 ? (
        <Notice kind="warn">
          <p>{fill(leftOut.length === 1 ? labels.leftOutOne : labels.leftOutMany, { names })}</p>
        </Notice>
      ) : null}
      {moved ? (
        <Notice kind="warn">
          <p>{moved.sentence}</p>
          <p>
            <a className="link" href={`/mail/compose?draft=${moved.from}`} target="_blank" rel="noopener">
              {labels.openOther}
            </a>
          </p>
        </Notice>
      ) : null}
    </div>
  )
}
