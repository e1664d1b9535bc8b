import { getTranslations } from 'next-intl/server'
import { saveIdentityAction, saveKeepingAction, saveSecondFactorAction } from '#domain/school/actions'
import { TIME_ZONES } from '#domain/school/time-zones'
import type { SchoolSettings } from '#domain/school/types'
import { AdminForm } from './admin-form.tsx'
import type { FieldSpec } from './field.tsx'

type Props = { settings: SchoolSettings }

/** Three forms, each saved by itself: what was typed in one is not lost by another. */
export function SchoolForms({ settings }: Props) {
  return (
    <div className="narrow-form">
      <IdentityForm settings={settings} />
      <SecondFactorForm settings={settings} />
      <KeepingForm settings={settings} />
    </div>
  )
}

async function IdentityForm({ settings: { name, timeZone } }: Props) {
  const t = await getTranslations('school')
  const zones = [...new Set([timeZone, ...TIME_ZONES])].map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
  const fields: FieldSpec[] = [
    { name: 'name', label: t('name'), value: name, most: 200, required: true },
    { name: 'timeZone', label: t('timeZone'), type: 'select', value: timeZone, options: zones, hint: t('timeZoneHint') },
  ]
  return (
    <section aria-labelledby="identity">
      <h2 id="identity">{t('identity')}</h2>
      <AdminForm action={saveIdentityAction} fields={fields} button={t('save')} saved={t('saved')} />
    </section>
  )
}

async function SecondFactorForm({ settings: { secondFactor, without } }: Props) {
  const t = await getTranslations('school')
  const choice = (value: SchoolSettings['secondFactor'], hint?: string) => ({
    value,
    label: t(`factor.${value}`),
    ...(hint ? { hint } : {}),
  })
  const options = [
    choice('off'),
    choice('admins', t('factor.without', { count: without.admins })),
    choice('staff', t('factor.without', { count: without.staff })),
  ]
  const fields: FieldSpec[] = [
    { name: 'secondFactor', label: t('factor.legend'), type: 'radio', value: secondFactor, options, hint: t('factor.hint') },
    { name: 'password', label: t('factor.password'), type: 'password', required: true },
  ]
  return (
    <section aria-labelledby="second-factor">
      <h2 id="second-factor">{t('factor.title')}</h2>
      <AdminForm action={saveSecondFactorAction} fields={fields} button={t('save')} saved={t('saved')} />
    </section>
  )
}

async function KeepingForm({ settings: { keeping } }: Props) {
  const t = await getTranslations('school')
  const quota = (profile: keyof typeof keeping.quotas): FieldSpec => ({
    name: profile,
    label: t(`quota.${profile}`),
    value: String(keeping.quotas[profile] / 1_000_000),
    most: 20,
    numeric: true,
  })
  const fields: FieldSpec[] = [
    { name: 'trashDays', label: t('trashDays'), value: String(keeping.trashDays), most: 20, numeric: true, hint: t('trashHint') },
    {
      name: 'retentionMonths',
      label: t('months'),
      value: keeping.retentionMonths === null ? '' : String(keeping.retentionMonths),
      most: 20,
      numeric: true,
      hint: t('monthsHint'),
    },
    quota('student'),
    quota('guardian'),
    quota('teacher'),
    { ...quota('staff'), hint: t('quota.hint') },
    { name: 'isSure', label: t('isSure'), type: 'check' },
  ]
  return (
    <section aria-labelledby="keeping">
      <h2 id="keeping">{t('keeping')}</h2>
      <AdminForm action={saveKeepingAction} fields={fields} button={t('save')} saved={t('saved')} />
    </section>
  )
}
