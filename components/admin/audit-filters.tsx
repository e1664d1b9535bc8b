import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { branch } from '#components/ui/words'
import { type AuditFilter, auditQuery } from '#domain/audit/audit-filter'

/** The filters of the log: a plain form, so that what it shows has an address; beside it the same lines as a file. */
export async function AuditFilters({ filter }: { filter: AuditFilter }) {
  const t = await getTranslations('audit')
  const kinds = Object.entries(branch<Record<string, string>>(t, 'kinds'))
  return (
    <search>
      <form className="filters" action="/admin/audit">
        {filter.about ? <input type="hidden" name="about" value={filter.about} /> : null}
        <label className="field">
          <span>{t('columns.actor')}</span>
          <input className="input" name="actor" defaultValue={filter.actor} maxLength={100} autoComplete="off" />
        </label>
        <label className="field">
          <span>{t('columns.subject')}</span>
          <input className="input" name="subject" defaultValue={filter.subject} maxLength={100} autoComplete="off" />
        </label>
        <label className="field">
          <span>{t('kind')}</span>
          <select className="input" name="kind" defaultValue={filter.kind}>
            <option value="">{t('everything')}</option>
            {kinds.map(([kind, name]) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('from')}</span>
          <input className="input" type="date" name="from" defaultValue={filter.from} />
        </label>
        <label className="field">
          <span>{t('until')}</span>
          <input className="input" type="date" name="until" defaultValue={filter.until} />
        </label>
        <p className="flow">
          <button className="btn btn-main" type="submit">
            {t('filter')}
          </button>
          {auditQuery(filter) ? (
            <Link className="btn btn-bare" href="/admin/audit" prefetch={false}>
              {t('all')}
            </Link>
          ) : null}
          <a className="btn btn-line" href={`/api/audit${auditQuery(filter)}`} download>
            <Icon name="download" />
            {t('export')}
          </a>
        </p>
      </form>
    </search>
  )
}
