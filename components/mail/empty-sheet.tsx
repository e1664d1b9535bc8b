import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#components/ui/empty-state'

/** The sheet beside a list when no message is open; narrow screens do not show it. */
export async function EmptySheet() {
  const t = await getTranslations('mail')
  return (
    <section className="sheet lined" aria-label={t('reading')}>
      <EmptyState title={t('empty.sheet.title')}>{t('empty.sheet.text')}</EmptyState>
    </section>
  )
}
