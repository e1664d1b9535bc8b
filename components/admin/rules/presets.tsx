import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import type { Policies } from '#domain/directory/policies/policy-table'
import { PRESET_NAMES, presetOf } from '#domain/directory/policies/presets'

/** Settings to begin from; each is shown with what it would change before anything is saved. */
export async function Presets({ policies }: { policies: Policies }) {
  const t = await getTranslations('rules.presets')
  const current = presetOf(policies)
  return (
    <section aria-labelledby="presets">
      <h2 id="presets">{t('title')}</h2>
      {current ? null : <p className="mute">{t('own')}</p>}
      <ul className="ways">
        {PRESET_NAMES.map((name) => (
          <li key={name}>
            <div className="grow">
              <strong>{t(`${name}.name`)}</strong> {name === current ? <span className="tag">{t('current')}</span> : null}
              <p className="small mute">{t(`${name}.text`)}</p>
            </div>
            {name === current ? null : (
              <Link
                className="btn btn-bare btn-sm"
                href={`/admin/rules/preview?preset=${name}`}
                prefetch={false}
                aria-label={t('seeNamed', { name: t(`${name}.name`) })}
              >
                {t('see')}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
