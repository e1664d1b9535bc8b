import { getTranslations } from 'next-intl/server'
import type { Reason } from '#domain/directory/types'
import type { Messages } from '#i18n/messages'

type Sentence = `reasons.${keyof Messages['directory']['reasons']}` | `refusals.${keyof Messages['directory']['refusals']}`

/** The rule that lets the viewer write to somebody, or does not, in one sentence. */
export async function ReasonLine({ reason: { code, values } }: { reason: Reason }) {
  const t = await getTranslations('directory')
  const sentence = (code.startsWith('cannot-') ? `refusals.${code}` : `reasons.${code}`) as Sentence
  return (
    <p className="mute" dir="auto">
      {t(sentence, values as never)}
    </p>
  )
}
