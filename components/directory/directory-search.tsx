import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'

/** The search of the directory: a plain form, so that it works without scripts and its result has an address. */
export async function DirectorySearch({ query }: { query: string }) {
  const t = await getTranslations('directory')
  return (
    <search>
      <form className="flow" action="/directory">
        <span className="find grow">
          <Icon name="search" />
          <input
            type="search"
            name="q"
            defaultValue={query}
            maxLength={100}
            aria-label={t('search')}
            placeholder={t('search')}
            autoComplete="off"
          />
        </span>
        <button className="btn btn-line" type="submit">
          {t('find')}
        </button>
      </form>
      <p className="small mute">{t('hint')}</p>
    </search>
  )
}
