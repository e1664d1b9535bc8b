import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Refusal } from '#domain/refusal'
import { describeRefusal } from '#domain/session/describe-refusal'
import { env } from '#env'

const COOKIE = 'compose-refusal'
const SHOWN_SECONDS = 60

export type SaidRefusal = { code: string; sentence: string; field?: string }

/** A refusal in words; those that only compose knows stand with its own. */
export async function sentenceFor(refusal: Refusal): Promise<SaidRefusal> {
  const t = await getTranslations('compose.refusals')
  if (!t.has(refusal.code as never)) return describeRefusal(refusal)
  return {
    code: refusal.code,
    sentence: t(refusal.code as never, refusal.values as never),
    ...(refusal.field ? { field: refusal.field } : {}),
  }
}

/** The cookie that carries a refusal over the redirect of a plain form; not the address, which is kept and shared. */
export async function sealRefusal(draftId: string, refusal: Refusal): Promise<string> {
  const said = { draftId, ...(await sentenceFor(refusal)) }
  const value = Buffer.from(JSON.stringify(said)).toString('base64url')
  const secure = env().url.startsWith('https:') ? '; Secure' : ''
  return `${COOKIE}=${value}; Path=/mail/compose; Max-Age=${SHOWN_SECONDS}; HttpOnly; SameSite=Lax${secure}`
}

/** What that cookie says about this draft, if anything. */
export function openRefusal(
  cookies: { get(name: string): { value: string } | undefined },
  draftId: string,
): SaidRefusal | undefined {
  try {
    const value = cookies.get(COOKIE)?.value ?? ''
    const { draftId: about, code, sentence, field } = JSON.parse(Buffer.from(value, 'base64url').toString())
    if (about !== draftId || typeof sentence !== 'string') return undefined
    return { code: String(code), sentence, ...(typeof field === 'string' ? { field } : {}) }
  } catch {
    return undefined
  }
}
