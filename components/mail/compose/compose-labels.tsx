import { getTranslations } from 'next-intl/server'
import { branch } from '#components/ui/words'
import type { ComposeLabels } from './labels.ts'

/** What compose says by itself in the browser, from the words of each area that has a part in it. */
export async function composeLabels(): Promise<ComposeLabels> {
  const words = await Promise.all((['compose', 'writing', 'delivery', 'mailboxes'] as const).map((area) => getTranslations(area)))
  return Object.assign({}, ...words.map((t) => branch<object>(t, 'labels')))
}
