import { getTranslations } from 'next-intl/server'
import { Icon, type IconName } from '#components/ui/icon'
import {
  CHOICES,
  type Policies,
  PROFILES,
  type Profile,
  type Reach,
  TARGETS,
  type Target,
} from '#domain/directory/policies/policy-table'
import { cellWords } from './cell-words.ts'

const ICONS: Record<Reach, IconName> = { all: 'check', own: 'circle-dashed', none: 'minus' }
const REACHES = ['all', 'own', 'none'] as const

/** `policies` are shown, `saved` hold. */
type Props = { policies: Policies; saved: Policies; sizes: Record<Profile, number> }

/** Who may write to whom: a table of choices, sent to be shown what they would change. On a phone a list a profile. */
export async function Matrix({ policies, saved, sizes }: Props) {
  const t = await getTranslations('rules')
  return (
    <form className="rules" action="/admin/rules/preview">
      <table className="matrix">
        <caption className="sr">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('fromColumn')}</th>
            {TARGETS.map((target) => (
              <th key={target} scope="col">
                {t(`targets.${target}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {PROFILES.map((from) => (
            <tr key={from}>
              <th scope="row">
                {t(`profiles.${from}`)}
                <small>{t('size', { count: sizes[from] })}</small>
              </th>
              {TARGETS.map((target) => (
                <td key={target} data-to={t(`targets.${target}`)}>
                  <Cell from={from} target={target} reach={policies[from][target]} saved={saved[from][target]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="legend small mute">
        {REACHES.map((reach) => (
          <li key={reach} className={`cell ${reach}`}>
            <Icon name={ICONS[reach]} size={16} />
            {t(`legend.${reach}`)}
          </li>
        ))}
      </ul>
      <p className="flow">
        <button className="btn btn-main" type="submit">
          {t('show')}
        </button>
        <span className="small mute">{t('showHint')}</span>
      </p>
    </form>
  )
}

type CellProps = { from: Profile; target: Target; reach: Reach; saved: Reach }

/** A choice, or the only thing that it may say. The icon follows what is chosen, by style alone. */
async function Cell({ from, target, reach, saved }: CellProps) {
  const t = await getTranslations('rules')
  const choices = CHOICES[from][target]
  if (choices.length === 1)
    return (
      <span className={`cell ${reach}`}>
        <Icon name={ICONS[reach]} size={16} />
        {cellWords(t, from, target, reach)}
      </span>
    )
  return (
    <span className={reach === saved ? 'cell chosen' : 'cell chosen edited'}>
      {choices.map((choice) => (
        <span key={choice} className={`when-${choice}`}>
          <Icon name={ICONS[choice]} size={16} />
        </span>
      ))}
      <select
        name={`${from}.${target}`}
        defaultValue={reach}
        autoComplete="off"
        aria-label={t('cellName', { from: t(`profiles.${from}`), target: t(`targets.${target}`) })}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {cellWords(t, from, target, choice)}
          </option>
        ))}
      </select>
      <Icon name="chevron-down" size={16} />
    </span>
  )
}
