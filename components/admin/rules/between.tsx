import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import type { Verdict } from '#domain/directory/seen-by/queries'
import { because } from './because.ts'

/** Whether one may write to the other, and by which rule, in one sentence. */
export async function Between({ verdict: found }: { verdict: Verdict }) {
  const t = await getTranslations('rules')
  const names = { from: found.from, to: found.to }
  const say = () => {
    if (found.reason.code === 'self') return t('try.self')
    if (found.reason.code === 'blocked') return t('try.blocked', names)
    if (found.reason.code === 'noAccess') return t('try.noAccess', names)
    if (found.canWrite) return t('try.yes', { ...names, because: because(t, found.reason) })
    return t('try.no', { ...found.reason.values, ...names } as never)
  }
  return (
    <p className="verdict" role="status" dir="auto">
      <Icon name={found.canWrite ? 'check' : 'minus'} />
      {say()}
    </p>
  )
}
