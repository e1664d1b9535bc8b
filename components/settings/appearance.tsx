import { getTranslations } from 'next-intl/server'
import { Choices } from '#components/settings/choices'
import { SavedForm } from '#components/settings/saved-form'
import type { Viewer } from '#domain/session/viewer'
import { saveAppearanceAction } from '#domain/settings/actions'

/** Language, theme, density of the lists, reading font. */
export async function Appearance({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations('settings')
  const languages = [
    { value: 'fr', label: 'Français', lang: 'fr' },
    { value: 'en', label: 'English', lang: 'en' },
  ]
  const themes = [
    { value: 'auto', label: t('themeAuto') },
    { value: 'light', label: t('themeLight') },
    { value: 'dark', label: t('themeDark') },
  ]
  const densities = [
    { value: 'airy', label: t('densityAiry') },
    { value: 'compact', label: t('densityCompact') },
  ]
  return (
    <section aria-labelledby="appearance">
      <h2 className="when" id="appearance">
        {t('appearance')}
      </h2>
      <SavedForm action={saveAppearanceAction} labels={{ save: t('save'), saved: t('saved') }}>
        <Choices legend={t('language')} name="locale" choices={languages} chosen={viewer.locale} />
        <Choices legend={t('theme')} name="theme" choices={themes} chosen={viewer.theme} />
        <Choices legend={t('density')} name="density" choices={densities} chosen={viewer.density} hint={t('densityHint')} />
        <fieldset className="prow">
          <legend className="lab">{t('reading')}</legend>
          <div className="val">
            <label className="choice">
              <input
                className="box"
                type="checkbox"
                name="readingFont"
                defaultChecked={viewer.readingFont}
                aria-describedby="reading-hint"
              />
              {t('readingFont')}
            </label>
            <p className="small mute" id="reading-hint">
              {t('readingHint')}
            </p>
          </div>
        </fieldset>
      </SavedForm>
    </section>
  )
}
