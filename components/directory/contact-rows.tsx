import { getTranslations } from 'next-intl/server'
import { CallLink } from '#components/directory/call-link'
import { SheetRow } from '#components/directory/sheet-row'
import { formatPhone } from '#components/ui/format-phone'
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
                  <CallLink number={number} name={t(`callWho.${kind}`, { name })} />
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
