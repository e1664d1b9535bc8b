import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import type { Effect } from '#domain/directory/policies/compare-reach'

/** Those who gain, or those who lose, counted by profiles with a few by name. */
export async function Effects({ what, effects }: { what: Effect['what']; effects: Effect[] }) {
  const t = await getTranslations('rules')
  const shown = effects.filter((effect) => effect.what === what)
  return (
    <section aria-labelledby={what}>
      <h2 id={what}>{t(`preview.${what}`)}</h2>
      {shown.length === 0 ? <p className="mute">{t(what === 'gained' ? 'preview.nobodyGains' : 'preview.nobodyLoses')}</p> : null}
      <ul className="ways" aria-labelledby={what}>
        {shown.map((effect) => (
          <li key={`${effect.from} ${effect.target}`}>
            <Icon name={what === 'gained' ? 'check' : 'minus'} />
            <div className="grow">
              {t('preview.effect', {
                from: t(`profiles.${effect.from}`),
                target: t(`arrows.${effect.target}`),
                contacts: effect.contacts,
                people: effect.people,
              })}
              <ul className="small mute" dir="auto">
                {effect.examples.map((pair) => (
                  <li key={`${pair.from} ${pair.to}`}>{t(`preview.${what}Example`, pair)}</li>
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
