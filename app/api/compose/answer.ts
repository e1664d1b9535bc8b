import { getLocale, getTranslations } from 'next-intl/server'
import type { ComposeOutcome, ComposeReply } from '#domain/mail/compose-intents'
import { sealRefusal, sentenceFor } from '#domain/mail/compose-refusal'
import { LARGE } from '#domain/mail/large-sending'
import { sayQuestion } from '#domain/mail/question-words'
import type { Refusal } from '#domain/refusal'
import type { Viewer } from '#domain/session/viewer'

/** What is the form's own fault is 422. */
const STATUS: Record<string, number> = { 'foreign-origin': 403, 'another-person': 401 }

const PRIVATE = { 'Cache-Control': 'private, no-store' }

/** What came of a form: the facts for scripts, the next page for a plain form. */
export async function answerOutcome(
  viewer: Viewer,
  outcome: ComposeOutcome & { id: string },
  scripted: boolean,
): Promise<Response> {
  const here = `/mail/compose?draft=${outcome.id}`
  switch (outcome.done) {
    case 'sent':
      // A large message is still on its way: its sheet shows how far it is.
      if (outcome.recipientCount > LARGE && !scripted) return next(`/mail/sent/${outcome.id}`)
      if (outcome.recipientCount > LARGE) return json({ sent: outcome.recipientCount, opens: `/mail/sent/${outcome.id}` })
      return scripted ? json({ sent: outcome.recipientCount }) : next(`/mail/inbox?sent=${outcome.recipientCount}`)
    case 'scheduled':
      return scripted ? json({ scheduled: outcome.id }) : next(`/mail/scheduled/${outcome.id}`)
    case 'discarded':
      return scripted ? json({ discarded: true }) : next('/mail/inbox')
    case 'asked':
      return next(`${here}&cancel=1`)
    case 'questioned':
      if (!scripted) return next(`${here}&ask=1${outcome.sendAt ? `&at=${encodeURIComponent(outcome.sendAt)}` : ''}`)
      return json({
        question: await sayQuestion(viewer, outcome.question, outcome.chosen, outcome.sendAt ? 'schedule' : 'send'),
      })
    case 'saved': {
      if (scripted) return json({ saved: outcome.savedAt.toISOString() })
      return next(outcome.look ? `${here}&find=${outcome.look.field}&q=${encodeURIComponent(outcome.look.query)}` : here)
    }
    case 'refused': {
      if (scripted) return answerRefusal(outcome.refusal, true, outcome.refusal.code === 'draft-changed' ? outcome.id : undefined)
      if (outcome.kept === 'not') return answerRefusal(outcome.refusal, false)
      const [draftId, back] = outcome.kept === 'draft' ? [outcome.id, `${here}&refused=1`] : ['', '/mail/compose?refused=1']
      return next(back, { 'Set-Cookie': await sealRefusal(draftId, outcome.refusal) })
    }
  }
}

/** A refusal that kept nothing: the browser still has the form. */
export async function answerRefusal(refusal: Refusal, scripted: boolean, moved?: string): Promise<Response> {
  const said = await sentenceFor(refusal)
  const status = STATUS[refusal.code] ?? 422
  return scripted ? json({ refusal: said, ...(moved ? { moved } : {}) }, status) : page(status, said.sentence)
}

/** The session ended while one wrote. Not a redirect: that would cost what was typed. */
export async function answerStranger(scripted: boolean): Promise<Response> {
  const t = await getTranslations('compose.door')
  if (scripted) return json({ refusal: { code: 'signed-out', sentence: t('signedOut') } }, 401)
  return page(401, t('signedOut'), `<p><a href="/sign-in" target="_blank" rel="noopener">${t('signIn')}</a></p>`)
}

export async function answerMissing(scripted: boolean): Promise<Response> {
  const t = await getTranslations('compose.door')
  return scripted ? json({ refusal: { code: 'not-found', sentence: t('notFound') } }, 422) : page(404, t('notFound'))
}

function json(reply: ComposeReply, status = 200): Response {
  return Response.json(reply, { status, headers: PRIVATE })
}

function next(location: string, headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 303, headers: { ...PRIVATE, ...headers, Location: location } })
}

/** A page of two sentences, since nothing of the form may be built anew: « back » brings it as it was. */
async function page(status: number, sentence: string, more = ''): Promise<Response> {
  const t = await getTranslations('compose.door')
  const text = sentence.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const body = `<!doctype html><html lang="${await getLocale()}"><meta name="viewport" content="width=device-width"><title>Préau</title><main><h1>Préau</h1><p role="alert">${text}</p><p>${t('goBack')}</p>${more}</main></html>`
  return new Response(body, { status, headers: { ...PRIVATE, 'Content-Type': 'text/html; charset=utf-8' } })
}
