import { cookies, headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { _createCache } from 'use-intl/core'
import { getViewer } from '#domain/session/get-viewer'
import { localeFromHeader } from './accept-language.ts'
import { type Locale, messages } from './messages.ts'

/** Parsed sentences, kept for the life of the process: by itself next-intl parses each again in every request (about 0.15 ms each). */
const parsed = { _cache: _createCache() }

/** The language of the person who asks; of a stranger the cookie of the sign-in page, else the browser's wish. */
export default getRequestConfig(async ({ locale: asked }) => {
  const viewer = await getViewer()
  const locale = asked === 'en' || asked === 'fr' ? asked : (viewer?.locale ?? (await strangerLocale()))
  return { ...parsed, locale, messages: messages[locale], timeZone: viewer?.timeZone ?? 'Europe/Paris' }
})

async function strangerLocale(): Promise<Locale> {
  const chosen = (await cookies()).get('locale')?.value
  return chosen === 'fr' || chosen === 'en' ? chosen : localeFromHeader((await headers()).get('accept-language'))
}
