import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LanguageForm } from '#components/session/language-form'
import { SignInArt } from '#components/session/sign-in-art'
import { SignInForm } from '#components/session/sign-in-form'
import { BrandMark } from '#components/ui/brand'

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('session'))('title') }
}

export default async function SignInPage({ searchParams }: Props) {
  const { next } = await searchParams
  const t = await getTranslations('session')
  const back = typeof next === 'string' && next.length <= 2000 ? next : ''
  return (
    <div className="gate">
      <main className="lined" id="contenu">
        <p className="brand">
          <BrandMark />
          <span>Préau</span>
        </p>
        <div className="entry">
          <div>
            <h1 className="title-34">{t('welcome')}</h1>
            <p className="mute mt-2">{t('of')}</p>
          </div>
          <SignInForm next={back} labels={{ identifier: t('identifier'), password: t('password'), signIn: t('signIn') }} />
          <p className="small mute">{t('forgotten')}</p>
        </div>
        <div className="foot">
          <p className="small faint">{t('promise')}</p>
          <LanguageForm next={back} />
        </div>
      </main>
      <SignInArt />
    </div>
  )
}
