import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { SubmitButton } from '#components/ui/submit-button'
import { markFeedSeenAction } from '#domain/feed/actions'

export async function MarkSeen() {
  const t = await getTranslations('feed')
  return (
    <form action={markFeedSeenAction}>
      <SubmitButton className="btn btn-bare btn-sm">
        <Icon name="check-check" size={16} />
        {t('markSeen')}
      </SubmitButton>
    </form>
  )
}
