import { getLocale, getTranslations } from 'next-intl/server'
import { chooseLocaleAction } from '#domain/session/actions'

/** The other language, in its own words; kept in a cookie until one signs in. */
export async function LanguageForm({ next }: { next: string }) {
  const t = await getTranslations('session')
  const other =
    (await getLocale()) === 'fr' ? ({ code: 'en', name: 'English' } as const) : ({ code: 'fr', name: 'Français' } as const)
  return (
    <form action={chooseLocaleAction} aria-label={t('language')}>
      <input type="hidden" name="next" value={next} />
      <button className="btn btn-bare btn-sm" type="submit" name="locale" value={other.code} lang={other.code}>
        {other.name}
      </button>
    </form>
  )
}
