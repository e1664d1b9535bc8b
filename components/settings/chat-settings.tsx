import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { BlockedList } from '#components/settings/blocked-list'
import { Choices } from '#components/settings/choices'
import { SavedForm } from '#components/settings/saved-form'
import type { BlockedPerson } from '#domain/chat/blocked-people'
import type { ListOrder } from '#domain/chat/list-order'
import { saveChatSettingsAction } from '#domain/chat/settings-actions'

type Props = { contactable: boolean; order: ListOrder; blocked: BlockedPerson[]; personId: string }

/** « Messagerie instantanée »: who may begin a talk with the viewer, how their list is ordered, whom they block. No region: its name is the panel's. */
export async function ChatSettings({ contactable, order, blocked, personId }: Props) {
  const [t, c, s] = await Promise.all([getTranslations('chat'), getTranslations('contact'), getTranslations('settings')])
  const orders = (['newest', 'oldest'] as const).map((value) => ({ value, label: t(`settings.${value}`) }))
  return (
    <section>
      <h2 className="when" id="chat">
        {t('title')}
      </h2>
      <SavedForm action={saveChatSettingsAction} labels={{ save: t('settings.save'), saved: s('saved') }}>
        <div className="prow">
          <h3 className="lab">{t('settings.contact')}</h3>
          <div className="val">
            <label className="choice">
              <input
                className="box"
                type="checkbox"
                // biome-ignore lint/a11y/useAriaPropsForRole: a native box says itself whether it is checked.
                role="switch"
                name="contactable"
                defaultChecked={contactable}
                aria-describedby="contactable-hint"
              />
              {c('contactable')}
            </label>
            <p className="small mute" id="contactable-hint">
              {c('contactableHint')}
            </p>
            <p>
              <Link className="link inline-flex min-h-6 items-center" href={`/directory/${personId}`} prefetch={false}>
                {c('profile')}
              </Link>
            </p>
          </div>
        </div>
        <Choices legend={t('settings.order')} name="order" choices={orders} chosen={order} />
      </SavedForm>
      <BlockedList blocked={blocked} />
    </section>
  )
}
