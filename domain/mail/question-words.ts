import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Viewer } from '#domain/session/viewer'
import { audienceOf } from './audience-words.ts'
import type { SaidQuestion } from './compose-intents.ts'
import type { SendQuestion } from './send-question.ts'
import type { RecipientRef } from './types.ts'

/** The question before a message is sent or scheduled, in the viewer's words: to how many it goes and of what profile, and the file that lacks. */
export async function sayQuestion(
  viewer: Viewer,
  { people, file }: SendQuestion,
  chosen: RecipientRef[],
  leave: 'send' | 'schedule',
): Promise<SaidQuestion> {
  const t = await getTranslations({ locale: viewer.locale, namespace: `writing.questions.${leave}` })
  const count = people.toLocaleString(viewer.locale)
  const audience = people > 0 ? await audienceOf(viewer, chosen) : null
  return {
    title: people > 0 ? t('many', { count }) : t('file'),
    sentences: [
      ...(audience ? [t('manySaid', { line: audience.line })] : []),
      ...(audience?.missing ? [audience.missing] : []),
      ...(file ? [t('fileSaid')] : []),
    ],
    yes: people > 0 ? t('yesMany', { count }) : t('yesFile'),
    intent: `${leave}:${people}`,
  }
}
