import 'server-only'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { NotFound } from '#domain/refusal'
import { env } from '#env'
import { enter } from './enter.ts'
import { identify } from './identify.ts'
import { beginErrand, endErrand } from './identity-provider.ts'
import { ownPath } from './own-path.ts'
import { seal, unseal } from './sealed.ts'
import { sessionCookieOptions } from './session-cookie.ts'

const ERRAND = 'preau.errand'
const CHOICE = 'preau.choice'
const MINUTES = 10

const errand = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), next: z.string(), until: z.number() })
const choice = z.object({ ids: z.array(z.uuid()), next: z.string(), until: z.number() })

/** Sends the browser to the identity provider; what it must bring back stays sealed in a cookie. */
export async function leaveForProvider(next: string | null): Promise<never> {
  if (!env().oidc) redirect('/sign-in')
  const { errand, url } = await beginErrand().catch((error: unknown) => fail(error))
  await keep(ERRAND, { ...errand, next: ownPath(next) })
  redirect(url)
}

/** The browser is back: signs in whom the provider means, or asks which school, or says why not. */
export async function returnFromProvider(request: Request): Promise<never> {
  const kept = await take(ERRAND, errand)
  if (!kept) redirect('/sign-in?trouble=late')
  const answer = Object.fromEntries(new URL(request.url).searchParams)
  const claims = await endErrand(answer, kept).catch((error: unknown) => fail(error))
  const ids = await identify(claims)
  if (ids.length === 0) redirect('/sign-in?trouble=unknown')
  if (ids.length === 1) await enter(ids[0]!, kept.next)
  await keep(CHOICE, { ids, next: kept.next })
  redirect('/sign-in/school')
}

/** Said to the operator in one line, since the browser may have brought some of it; to the person in one sentence. */
function fail(error: unknown): never {
  console.error('identity provider:', JSON.stringify(String(error instanceof Error ? error.message : error).slice(0, 500)))
  redirect('/sign-in?trouble=failed')
}

/** Among whom the person in this browser may choose, after the provider. */
export async function readChoice(): Promise<{ ids: string[]; next: string } | null> {
  return open((await cookies()).get(CHOICE)?.value, choice)
}

/** Signs in as one of them; anybody else is not found. */
export async function enterChosen(id: string): Promise<never> {
  const kept = await take(CHOICE, choice)
  if (!kept?.ids.includes(id)) throw new NotFound()
  return enter(id, kept.next)
}

async function keep(name: string, value: object): Promise<void> {
  const until = Date.now() + MINUTES * 60_000
  ;(await cookies()).set(name, seal(JSON.stringify({ ...value, until }), name), sessionCookieOptions(new Date(until)))
}

/** Read once: the browser forgets it. */
async function take<T extends { until: number }>(name: string, schema: z.ZodType<T>): Promise<T | null> {
  const jar = await cookies()
  const value = jar.get(name)?.value
  jar.delete(name)
  return open(value, schema, name)
}

function open<T extends { until: number }>(value: string | undefined, schema: z.ZodType<T>, name = CHOICE): T | null {
  const text = value && value.length < 4096 ? unseal(value, name) : null
  const found = text ? schema.safeParse(JSON.parse(text)).data : undefined
  return found && found.until > Date.now() ? found : null
}
