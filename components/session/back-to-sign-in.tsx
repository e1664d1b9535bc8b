import Link from 'next/link'
import { getTranslations } from 'next-intl/server'

/** The way back from a step before sign-in. */
export async function BackToSignIn() {
  const t = await getTranslations('entry')
  return (
    <p className="small">
      <Link className="link" href="/sign-in" prefetch={false}>
        {t('back')}
      </Link>
    </p>
  )
}
