import type { TimeZoned } from '#components/ui/format-time'
import type { AudienceWords } from '#domain/mail/audience-words'
import type { SaidQuestion } from '#domain/mail/compose-intents'
import type { RecipientList } from '#domain/mail/recipient-lists'
import type { Sender } from '#domain/mail/senders'
import type { DraftView } from '#domain/mail/types'
import type { ComposeLabels } from './labels.ts'
import type { Found } from './recipient-finder.tsx'

/** What the page of compose gives its form. */
export type ComposeFormProps = {
  draft: DraftView
  /** The draft's text, for the plain textarea. */
  text: string
  /** This page, among all that may have the same draft open. */
  page: string
  audience: AudienceWords
  lists: RecipientList[]
  /** In whose name it may leave beside one's own. */
  senders: Sender[]
  own: string
  /** What a form without scripts asked for: a search, a refusal, the questions before « Annuler » and « Envoyer ». */
  found: Found | undefined
  refusal: { sentence: string; field?: string } | undefined
  asking: boolean
  question: SaidQuestion | undefined
  sendAt: string
  /** Whose copies this browser keeps. */
  owner: string
  zoned: TimeZoned
  labels: ComposeLabels
}
