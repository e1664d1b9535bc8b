import type compose from '../../../i18n/fr/compose.json'
import type delivery from '../../../i18n/fr/delivery.json'
import type mailboxes from '../../../i18n/fr/mailboxes.json'
import type writing from '../../../i18n/fr/writing.json'

/** The sentences of compose that the browser says by itself; given by the page, so that no dictionary is shipped. */
export type ComposeLabels = (typeof compose)['labels'] &
  (typeof writing)['labels'] &
  (typeof delivery)['labels'] &
  (typeof mailboxes)['labels']

/** Those of them that choosing recipients needs, here and where a talk's history is sent. */
export type RecipientLabels = Pick<
  ComposeLabels,
  'remove' | 'members' | 'guardiansOf' | 'enterKey' | 'suggestions' | 'suggestionCount' | 'foundNobody' | 'suggestionsFailed'
>

/** Puts values into a sentence: « Retirer {name} ». */
export function fill(sentence: string, values: Record<string, string | number>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
