import 'server-only'
import { uuidv7 } from '#db/uuid'
import { suggestRecipients } from '#domain/directory/suggestions'
import type { Viewer } from '#domain/session/viewer'
import { audienceOf } from './audience-words.ts'
import { draftText } from './compose-form.ts'
import { type ComposeRequest, openDraft } from './open-draft.ts'
import { sayQuestion } from './question-words.ts'
import { listRecipientLists } from './recipient-lists.ts'
import { findSendQuestion } from './send-question.ts'
import { listSenders } from './senders.ts'
import type { DraftView, RecipientField } from './types.ts'

/** What the page of compose was asked for: a draft, and what a form without scripts wanted to see in it. */
export type OpenRequest = ComposeRequest & { find?: RecipientField; q: string; ask: boolean; at: string }

/** All that compose opens with, in the viewer's words. Throws what `openDraft` throws. */
export async function openCompose(viewer: Viewer, asked: OpenRequest) {
  const draft = await openDraft(viewer, asked)
  const chosen = [...draft.to, ...draft.cc, ...draft.bcc]
  const [audience, lists, senders, found, question] = await Promise.all([
    audienceOf(viewer, chosen),
    listRecipientLists(viewer),
    listSenders(viewer),
    asked.find ? findIn(viewer, asked.find, asked.q) : undefined,
    asked.ask ? questionOf(viewer, draft, asked.at ? 'schedule' : 'send') : undefined,
  ])
  return {
    draft,
    text: draftText(draft.body),
    page: uuidv7(),
    own: viewer.name,
    audience,
    lists,
    senders,
    found,
    question,
    sendAt: asked.at,
  }
}

async function findIn(viewer: Viewer, field: RecipientField, query: string) {
  return { field, query, recipients: query ? await suggestRecipients(viewer, query) : [] }
}

async function questionOf(viewer: Viewer, draft: DraftView, leave: 'send' | 'schedule') {
  const question = await findSendQuestion(viewer, { ...draft, attachmentIds: draft.attachments.map(({ id }) => id) }, undefined)
  return question ? sayQuestion(viewer, question, [...draft.to, ...draft.cc, ...draft.bcc], leave) : undefined
}
