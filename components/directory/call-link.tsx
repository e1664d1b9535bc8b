import { getTranslations } from 'next-intl/server'
import { phoneHref } from '#components/ui/format-phone'
import { Icon } from '#components/ui/icon'

/** « Appeler », for the telephone of whoever reads; `name` says whom. */
export async function CallLink({ number, name }: { number: string; name: string }) {
  const t = await getTranslations('contact')
  return (
    <a className="btn btn-line btn-sm" href={phoneHref(number)} aria-label={name}>
      <Icon name="phone" size={16} />
      {t('call')}
    </a>
  )
}
