import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Icon } from '#components/ui/icon'
import { type HandRule, listGroupNames, listHandRules, type NamedGroup } from '#domain/directory/policies/queries'
import type { Viewer } from '#domain/session/viewer'

/** Rules from a group to a group that no policy makes: each is shown with what it changes before it is added or removed. */
export async function HandRules({ viewer }: { viewer: Viewer }) {
  const [t, rules, groups] = await Promise.all([getTranslations('rules.hand'), listHandRules(viewer), listGroupNames(viewer)])
  return (
    <section aria-labelledby="hand">
      <h2 id="hand">{t('title')}</h2>
      <p className="mute">{rules.length === 0 ? t('none') : t('intro')}</p>
      <ul className="ways" aria-labelledby="hand">
        {rules.map((rule) => (
          <li key={`${rule.from.id} ${rule.to.id} ${rule.reach}`}>
            <HandRuleLine rule={rule} />
          </li>
        ))}
      </ul>
      <details className="new-rule">
        <summary>
          <Icon name="plus" /> {t('new')}
        </summary>
        <form action="/admin/rules/preview" className="stacked">
          <input type="hidden" name="kind" value="add" />
          <GroupChoice name="from" label={t('from')} groups={groups} choose={t('choose')} />
          <GroupChoice name="to" label={t('to')} groups={groups} choose={t('choose')} />
          <fieldset>
            <legend className="sr">{t('reach')}</legend>
            {(['members', 'group'] as const).map((reach) => (
              <label key={reach} className="choice">
                <input className="dot" type="radio" name="reach" value={reach} defaultChecked={reach === 'members'} />
                {t(reach)}
              </label>
            ))}
          </fieldset>
          <p>
            <button className="btn btn-line" type="submit">
              {t('add')}
            </button>
          </p>
        </form>
      </details>
    </section>
  )
}

async function HandRuleLine({ rule: { from, to, reach } }: { rule: HandRule }) {
  const t = await getTranslations('rules.hand')
  const names = { from: from.name, to: to.name }
  return (
    <>
      <span className="grow" dir="auto">
        {from.id === to.id ? t('lineOwn', { from: from.name, reach }) : t('line', { ...names, reach })}
      </span>
      <Link
        className="btn btn-bare btn-sm"
        href={`/admin/rules/preview?kind=remove&from=${from.id}&to=${to.id}&reach=${reach}`}
        prefetch={false}
        aria-label={t('removeNamed', names)}
      >
        {t('remove')}
      </Link>
    </>
  )
}

type Choice = { name: string; label: string; groups: NamedGroup[]; choose: string }

function GroupChoice({ name, label, groups, choose }: Choice) {
  return (
    <label className="field">
      <span>{label}</span>
      <select className="input" name={name} required defaultValue="">
        <option value="">{choose}</option>
        {groups.map((group) => (
          <option key={group.id} value={group.id}>
            {group.name}
          </option>
        ))}
      </select>
    </label>
  )
}
