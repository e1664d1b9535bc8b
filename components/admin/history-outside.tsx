import { getTranslations } from 'next-intl/server'
import { saveHistoryOutsideAction } from '#domain/chat/history-actions'
import { readHistoryOutside } from '#domain/chat/queries'
import type { Viewer } from '#domain/session/viewer'
import { AdminForm } from './admin-form.tsx'

/** Whether the history of talks may leave the school by e-mail. */
export async function HistoryOutside({ viewer }: { viewer: Viewer }) {
  const [t, s, isOpen] = await Promise.all([
    getTranslations('history.admin'),
    getTranslations('school'),
    readHistoryOutside(viewer),
  ])
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t('title')}</h2>
      <p className="intro">{t('hint')}</p>
      <AdminForm action={saveHistoryOutsideAction} button={t('save')} saved={s('saved')}>
        <label className="choice">
          <input className="box" type="checkbox" name="outside" defaultChecked={isOpen} />
          {t('label')}
        </label>
      </AdminForm>
    </section>
  )
}
