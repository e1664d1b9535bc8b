import { getTranslations } from 'next-intl/server'
import { SheetRow } from '#components/directory/sheet-row'
import { formatPhone, phoneHref } from '#components/ui/format-phone'
import { Icon } from '#components/ui/icon'
import type { PersonPage } from '#domain/directory/types'

type Props = { name: string; own: boolean; contact: NonNullable<PersonPage['contact']> }

/** How somebody is reached outside Préau, for those who may know: numbers to call, addresses. */
export async function ContactRows({ name, own, contact: { mobile, phone, email, address } }: Props) {
  const t = await getTranslations('contact')
  const numbers = [{ kind: 'mobile', number: mobile } as const, { kind: 'phone', number: phone } as const]
  return (
    <>
      {mobile || phone ? (
        <SheetRow name={t('telephone')}>
          <ul className="lines">
            {numbers.map(({ kind, number }) =>
              number ? (
                <li key={kind}>
                  <div className="grow">
                    <div className="num strong">{formatPhone(number)}</div>
                    <div className="mute small">{t(kind)}</div>
                  </div>
                  <a className="btn btn-line btn-sm" href={phoneHref(number)} aria-label={t(`callWho.${kind}`, { name })}>
                    <Icon name="phone" size={16} />
                    {t('call')}
                  </a>
                </li>
              ) : null,
            )}
          </ul>
        </SheetRow>
      ) : null}
      {email ? (
        <SheetRow name={t('email')}>
          <a className="link" href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>
            {email}
          </a>
        </SheetRow>
      ) : null}
      {address ? (
        <SheetRow name={t('address')}>
          <p dir="auto">{address}</p>
        </SheetRow>
      ) : null}
      {own ? (
        <SheetRow name={t('seen')}>
          <p className="mute">{t('own')}</p>
        </SheetRow>
      ) : null}
    </>
  )
}
