import { getTranslations } from 'next-intl/server'
import { WritingForm } from '#components/settings/writing-form'
import { LIMITS } from '#domain/mail/types'
import { saveSignatureAction } from '#domain/mail/writing-actions'

/** « Signature »: the lines that stand under new messages and answers. */
export async function Signature({ text }: { text: string }) {
  const t = await getTranslations('writing.signature')
  return (
    <section aria-labelledby="signature-title">
      <h2 className="when" id="signature-title">
        {t('title')}
      </h2>
      <div className="prow">
        <label className="lab" htmlFor="signature">
          {t('title')}
        </label>
        <div className="val">
          <WritingForm action={saveSignatureAction} errorId="signature-refusal" button={t('save')} saved={t('saved')}>
            <textarea
              className="input"
              id="signature"
              name="signature"
              rows={4}
              maxLength={LIMITS.signature}
              defaultValue={text}
              dir="auto"
              aria-describedby="signature-hint signature-refusal"
            />
            <p className="small mute" id="signature-hint">
              {t('hint')}
            </p>
          </WritingForm>
        </div>
      </div>
    </section>
  )
}
