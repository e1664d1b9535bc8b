import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { findAnybody } from '#domain/directory/policies/queries'
import type { SeenBy, Verdict } from '#domain/directory/seen-by/queries'
import type { Viewer } from '#domain/session/viewer'
import { Between } from './between.tsx'
import { SeenByList } from './seen-by-list.tsx'

/** `name`, `other`: what was typed to find the two; `seen`: what the first reaches; `verdict`: whether they reach the second. */
export type Tried = { name: string; other: string; seen: SeenBy | null; verdict: Verdict | null }

/** « Vu par … »: a person is chosen by name, then somebody whom they might write to. Plain forms: what is shown has an address. */
export async function TryOut({ viewer, tried }: { viewer: Viewer; tried: Tried }) {
  const t = await getTranslations('rules.try')
  const { seen } = tried
  return (
    <section aria-labelledby="try">
      <h2 id="try">{t('title')}</h2>
      <p className="mute">{t('hint')}</p>
      <FindSomebody label={t('as')} field="name" typed={tried.name || (seen?.name ?? '')} kept={{}} />
      {tried.name ? <Found viewer={viewer} typed={tried.name} hrefOf={(id) => `/admin/rules?as=${id}#try`} /> : null}
      {seen ? (
        <>
          <SeenByList seen={seen} />
          <FindSomebody label={t('to')} field="other" typed={tried.other || (tried.verdict?.to ?? '')} kept={{ as: seen.id }} />
          {tried.other ? (
            <Found viewer={viewer} typed={tried.other} hrefOf={(id) => `/admin/rules?as=${seen.id}&to=${id}#try`} />
          ) : null}
        </>
      ) : null}
      {tried.verdict ? <Between verdict={tried.verdict} /> : null}
    </section>
  )
}

type Find = { label: string; field: string; typed: string; kept: Record<string, string> }

async function FindSomebody({ label, field, typed, kept }: Find) {
  const t = await getTranslations('rules.try')
  return (
    <search>
      <form action="/admin/rules#try" className="field">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label htmlFor={`try-${field}`}>{label}</label>
        <span className="flow">
          <span className="find grow">
            <Icon name="search" />
            <input
              id={`try-${field}`}
              type="search"
              name={field}
              defaultValue={typed}
              maxLength={100}
              autoComplete="off"
              required
            />
          </span>
          <button className="btn btn-line" type="submit">
            {t('find')}
          </button>
        </span>
      </form>
    </search>
  )
}

async function Found({ viewer, typed, hrefOf }: { viewer: Viewer; typed: string; hrefOf: (id: string) => string }) {
  const [t, people] = await Promise.all([getTranslations('rules.try'), findAnybody(viewer, typed)])
  if (people.length === 0) return <p role="status">{t('none')}</p>
  return (
    <>
      <p className="small mute" role="status">
        {t('choose')}
      </p>
      <ul className="ways">
        {people.map(({ id, name, role }) => (
          <li key={id}>
            <Link className="link" href={hrefOf(id)} prefetch={false}>
              <bdi>{name}</bdi>
            </Link>
            <span className="mute">{role}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
