import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EnrolmentKey } from '#components/session/enrolment'
import { Gate } from '#components/session/gate'
import { GateForm } from '#components/session/gate-form'
import { words } from '#components/ui/words'
import { readOwnEnrolment } from '#domain/session/challenge-cookie'
import { getViewer } from '#domain/session/get-viewer'
import { ownPath } from '#domain/session/own-path'
import { answerEnrolmentAction } from '#domain/session/second-factor-actions'
import '../../second-factor.css'

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('entry'))('enrol.title') }
}

/** Once the first code was right the session is there and the key is not: the form then shows the recovery codes. */
export default async function EnrolPage({ searchParams }: Props) {
  const { next } = await searchParams
  const enrolment = await readOwnEnrolment()
  if (!(enrolment || (await getViewer()))) redirect('/sign-in')
  const [t, codes] = await Promise.all([getTranslations('entry'), getTranslations('entry.codes')])
  return (
    <Gate title={t('enrol.title')} intro={t('enrol.required')}>
      {enrolment ? <EnrolmentKey enrolment={enrolment} /> : null}
      <GateForm
        action={answerEnrolmentAction}
        button={t('enrol.button')}
        fields={enrolment ? [{ name: 'code', label: t('enrol.code'), autoComplete: 'one-time-code', numeric: true }] : []}
        codes={{ words: words(codes, ['title', 'hint', 'print', 'go']), next: ownPath(typeof next === 'string' ? next : '') }}
      />
    </Gate>
  )
}
