import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Time } from '#components/ui/time'
import {
  allowWritingAction,
  blockWritingAction,
  endAccessAction,
  giveAccessBackAction,
  makeAdministratorAction,
  removeSecondFactorAction,
  resetAccessAction,
  signOutPersonAction,
  unmakeAdministratorAction,
} from '#domain/directory/people/actions'
import type { AdministeredPerson } from '#domain/directory/people/queries'
import type { Viewer } from '#domain/session/viewer'
import type { FieldSpec } from './field.tsx'
import { VerbForm } from './verb-form.tsx'

type Props = { viewer: Viewer; person: AdministeredPerson }
type Verb = 'block' | 'unblock' | 'leave' | 'return' | 'reset' | 'code' | 'signOut' | 'secondFactor' | 'makeAdmin' | 'unmakeAdmin'

/** The account row by row: what it is in the margin, how it stands, the verb that changes it. */
export async function PersonAccount({ viewer, person }: Props) {
  const t = await getTranslations('people')
  const { id, state } = person
  const isSelf = id === viewer.personId
  const ordinary = !isSelf && !state.admin
  const wordsFor = (verb: Verb) => ({
    verb: t(`verbs.${verb}.verb`),
    text: t(`verbs.${verb}.text`, { name: person.name }),
    confirm: t(`verbs.${verb}.confirm`),
    code: t('newCode', { identifier: person.identifier }),
    codeHint: t('newCodeHint'),
  })
  const ownPassword: FieldSpec = { name: 'password', type: 'password', label: t('ownPassword'), required: true }
  const verb = (name: Verb, action: Parameters<typeof VerbForm>[0]['action'], danger = false, password = false) => (
    <VerbForm key={name} action={action} id={id} words={wordsFor(name)} danger={danger} fields={password ? [ownPassword] : []} />
  )
  return (
    <dl className="facts">
      <Fact
        name={t('identifier')}
        verb={ordinary && !state.left ? verb(state.activated ? 'reset' : 'code', resetAccessAction) : null}
      >
        <span className="code">{person.identifier}</span>
        {person.codeUntil ? (
          <p className="small mute">
            {t('codeUntil')} <Time at={person.codeUntil} style="day" zoned={viewer} />
          </p>
        ) : null}
      </Fact>
      <Fact
        name={t('access')}
        verb={ordinary ? (state.left ? verb('return', giveAccessBackAction) : verb('leave', endAccessAction, true)) : null}
      >
        <Access viewer={viewer} person={person} />
      </Fact>
      <Fact name={t('lastSeen')} verb={person.sessions > 0 ? verb('signOut', signOutPersonAction) : null}>
        {person.lastSeenAt ? <Time at={person.lastSeenAt} style="long" zoned={viewer} /> : t('never')}
        <p className="small mute">{t('sessions', { count: person.sessions })}</p>
      </Fact>
      <Fact
        name={t('writing')}
        verb={
          state.blocked
            ? verb('unblock', allowWritingAction)
            : ordinary && !state.left
              ? verb('block', blockWritingAction, true)
              : null
        }
      >
        {state.blocked ? t('mayNotWrite') : t('mayWrite')}
      </Fact>
      <Fact
        name={t('secondFactor')}
        verb={ordinary && person.hasSecondFactor ? verb('secondFactor', removeSecondFactorAction, true) : null}
      >
        {person.hasSecondFactor ? t('hasSecondFactor') : t('noSecondFactor')}
      </Fact>
      <Fact name={t('administration')} verb={<AdminVerb person={person} verb={verb} />}>
        {state.admin ? t('isAdmin') : t('isNoAdmin')}
      </Fact>
    </dl>
  )
}

type MakeVerb = (name: Verb, action: Parameters<typeof VerbForm>[0]['action'], danger?: boolean, password?: boolean) => ReactNode

/** Families run no school, and who has no access cannot. */
function AdminVerb({ person: { state, profile }, verb }: { person: AdministeredPerson; verb: MakeVerb }) {
  if (state.admin) return verb('unmakeAdmin', unmakeAdministratorAction, true, true)
  const may = state.activated && !state.left && (profile === 'teacher' || profile === 'staff')
  return may ? verb('makeAdmin', makeAdministratorAction, false, true) : null
}

async function Access({ viewer, person: { activatedAt, leftAt } }: Props) {
  const t = await getTranslations('people')
  const at = leftAt ?? activatedAt
  if (!at) return t('notActivated')
  return (
    <>
      {leftAt ? t('leftSince') : t('activeSince')} <Time at={at} style="day" zoned={viewer} />
    </>
  )
}

function Fact({ name, verb, children }: { name: string; verb?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <div className="grow">{children}</div>
        {verb}
      </dd>
    </div>
  )
}
