import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { SavedForm } from '#components/settings/saved-form'
import { saveContactableAction } from '#domain/directory/contact-actions'

/** Whether new people may begin a chat with the viewer. */
export async function Contactable({ contactable, personId }: { contactable: boolean; personId: string }) {
  const [t, s] = await Promise.all([getTranslations('contact'), getTranslations('settings')])
  return (
    <section aria-labelledby="contact">
      <h2 className="when" id="contact">
        {t('contact')}
      </h2>
      <SavedForm action={saveContactableAction} labels={{ save: t('save'), saved: s('saved') }}>
        <div className="prow">
          <div className="lab" />
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
              {t('contactable')}
            </label>
            <p className="small mute" id="contactable-hint">
              {t('contactableHint')}
            </p>
            <p>
              <Link className="link inline-flex min-h-6 items-center" href={`/directory/${personId}`} prefetch={false}>
                {t('profile')}
              </Link>
            </p>
          </div>
        </div>
      </SavedForm>
    </section>
  )
}
