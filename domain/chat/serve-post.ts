import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { createTranslator } from 'use-intl/core'
import { NotFound, Refusal } from '#domain/refusal'
import { isSameOrigin } from '#domain/session/origin'
import { inWords, type Translate } from '#domain/session/refusal-words'
import { findViewer } from '#domain/session/sessions'
import { tokenOfRequest } from '#domain/session/token-of-request'
import type { Viewer } from '#domain/session/viewer'
import { messages } from '#i18n/messages'
import { postFields } from './post-fields.ts'
import { postMessage } from './post-message.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>
type Answer = { status: number; body: object }

/** A text of 2,000 characters, each written as nine. */
const MOST_BYTES = 32 * 1024
const HEAD = { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-store' }

/**
 * `POST /api/chat/post` as the panel sends it, answered beside Next, whose route handler would be the larger part of what a message
 * costs. It asks what the handler asks (`app/api/chat/[verb]/route.ts`): origin, session, fields; everything else goes on to `next`,
 * also what is longer, or posted by a page without scripts.
 */
export function quickPosts(next: Handler): Handler {
  return async (request, response) => {
    if (!isQuick(request)) return next(request, response)
    const { status, body } = await answer(request)
    response.writeHead(status, HEAD).end(JSON.stringify(body))
  }
}

function isQuick({ method, url, headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    url === '/api/chat/post' &&
    Boolean(headers.accept?.includes('application/json')) &&
    Boolean(headers['content-type']?.startsWith('application/x-www-form-urlencoded')) &&
    Number(headers['content-length'] ?? Number.NaN) <= MOST_BYTES
  )
}

async function answer(request: IncomingMessage): Promise<Answer> {
  const { origin = '', host = '' } = request.headers
  const token = await tokenOfRequest(request)
  const viewer = token && (await findViewer(token))
  const typed = await text(request)
  try {
    if (!isSameOrigin(new Headers({ origin, host }))) throw new Refusal('foreign-origin')
    if (!viewer) return { status: 401, body: {} }
    return { status: 200, body: { message: await postMessage(viewer, fieldsIn(typed)) } }
  } catch (error) {
    if (error instanceof NotFound) return { status: 404, body: {} }
    if (!(error instanceof Refusal)) throw error
    const status = error.code === 'foreign-origin' ? 403 : 422
    return { status, body: { refusal: inWords(error, wordsOf(viewer)) } }
  }
}

function fieldsIn(typed: string) {
  const parsed = postFields.safeParse(Object.fromEntries(new URLSearchParams(typed)))
  if (parsed.success) return parsed.data
  throw new Refusal('bad-input', {}, String(parsed.error.issues[0]?.path[0] ?? ''))
}

function wordsOf(viewer: Viewer | null): Translate {
  const locale = viewer?.locale === 'en' ? 'en' : 'fr'
  return createTranslator({ locale, messages: messages[locale] }) as unknown as Translate
}
