import { getTranslations } from 'next-intl/server'
import type { Absence as Away } from '#domain/mail/absence'
import { LIMITS } from '#domain/mail/types'
import { AbsenceForm } from './absence-form.tsx'

/** « Absence »: the days on which those who write get an answer by themselves, and its words. */
export async function Absence({ absence }: { absence: Away & { isNow: boolean } }) {
  const t = await getTranslations('delivery.away')
  const { from, until, subject, text, isNow } = absence
  return (
    <section aria-labelledby="absence-title">
      <h2 className="when" id="absence-title">
        {t('title')}
      </h2>
      <AbsenceForm labels={{ save: t('save'), saved: t('saved'), cleared: t('cleared') }}>
        <div className="prow">
          <div className="lab" />
          <div className="val">
            <p className="small mute">{t('hint')}</p>
            {isNow && <p className="small away-now">{t('now')}</p>}
          </div>
        </div>
        <div className="prow">
          <label className="lab" htmlFor="away-from">
            {t('from')}
          </label>
          <div className="val">
            <input className="input date-input" id="away-from" type="date" name="from" defaultValue={from} />
          </div>
        </div>
        <div className="prow">
          <label className="lab" htmlFor="away-until">
            {t('until')}
          </label>
          <div className="val">
            <input
              className="input date-input"
              id="away-until"
              type="date"
              name="until"
              defaultValue={until}
              aria-describedby="absence-refusal"
            />
          </div>
        </div>
        <div className="prow">
          <label className="lab" htmlFor="away-subject">
            {t('subject')}
          </label>
          <div className="val">
            <input
              className="input"
              id="away-subject"
              name="subject"
              defaultValue={subject}
              maxLength={LIMITS.subject}
              dir="auto"
            />
          </div>
        </div>
        <div className="prow">
          <label className="lab" htmlFor="away-text">
            {t('text')}
          </label>
          <div className="val">
            <textarea
              className="input"
              id="away-text"
              name="text"
              rows={4}
              defaultValue={text}
              maxLength={LIMITS.awayText}
              dir="auto"
              aria-describedby="away-hint absence-refusal"
            />
            <p className="small mute" id="away-hint">
              {t('textHint')}
            </p>
          </div>
        </div>
      </AbsenceForm>
    </section>
  )
}
