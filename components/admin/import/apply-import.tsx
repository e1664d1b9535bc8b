import { getTranslations } from 'next-intl/server'
import { SubmitButton } from '#components/ui/submit-button'
import { applyImportAction } from '#domain/directory/import/actions'
import { guardKey, type ImportRow } from '#domain/directory/import/queries'
import { AbandonImport } from './abandon-import.tsx'
import { ImportForm } from './import-form.tsx'

/** The last step: a yes to each thing that is rare, then the button; nothing of it where the plan is stopped. */
export async function ApplyImport({ found }: { found: ImportRow }) {
  const t = await getTranslations('import')
  const guards = found.plan?.guards ?? []
  const isStopped = (found.plan?.stops.length ?? 0) > 0
  return (
    <div className="apply">
      {isStopped ? null : (
        <ImportForm action={applyImportAction} id={found.id}>
          {guards.length > 0 ? (
            <fieldset className="guards">
              <legend className="h20">{t('guards.heading')}</legend>
              <p className="mute">{t('guards.intro')}</p>
              {guards.map((guard) => (
                <label key={guard.code} className="guard">
                  <input className="box" type="checkbox" name="agreed[]" value={guardKey(guard)} required />
                  <span>{t(`guards.${guard.code}`, { count: guard.count })}</span>
                </label>
              ))}
              {guards.some(({ code }) => code === 'admins') ? (
                <label className="field">
                  <span>{t('guards.password')}</span>
                  <input className="input" type="password" name="password" autoComplete="current-password" required />
                </label>
              ) : null}
            </fieldset>
          ) : null}
          <SubmitButton className="btn btn-main">{t(found.state === 'failed' ? 'act.retry' : 'act.apply')}</SubmitButton>
        </ImportForm>
      )}
      <AbandonImport id={found.id} label={t('act.abandon')} />
    </div>
  )
}
