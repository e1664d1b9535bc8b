'use client'

import type { TimeZoned } from '#components/ui/format-time'
import { FieldError } from '#components/ui/notice'
import type { AudienceWords } from '#domain/mail/audience-words'
import { type DraftView, LIMITS } from '#domain/mail/types'
import { AttachButton } from './attach-button.tsx'
import { AttachmentList } from './attachment-list.tsx'
import { CancelDialog, CancelNotice } from './cancel-question.tsx'
import { ComposeNote } from './compose-note.tsx'
import type { ComposeLabels } from './labels.ts'
import { MessageField } from './message-field.tsx'
import { MoreActions } from './more-actions.tsx'
import { COMPOSE_DOOR } from './post-compose.ts'
import { RecipientField } from './recipient-field.tsx'
import type { Found } from './recipient-finder.tsx'
import { SendButton } from './send-button.tsx'
import { SendTrouble } from './send-trouble.tsx'
import { useAudience } from './use-audience.ts'
import { useCompose } from './use-compose.ts'
import { useDroppedFiles } from './use-dropped-files.ts'

export type ComposeFormProps = {
  draft: DraftView
  /** The draft's text, for the plain textarea. */
  text: string
  audience: AudienceWords
  /** What a form without scripts asked for: a search, a refusal, the question before « Annuler ». */
  found?: Found
  refusal?: { sentence: string; field?: string }
  asking: boolean
  /** Whose copies this browser keeps. */
  owner: string
  zoned: TimeZoned
  labels: ComposeLabels
}

/** A plain form that posts to its own door; with scripts on nothing leaves the page but by our hands. */
export function ComposeForm(props: ComposeFormProps) {
  const { draft, labels, zoned, found } = props
  const compose = useCompose(props)
  const { chosen, typed, uploads, sending, trouble, errorAt } = compose
  const audience = useAudience([...chosen.to, ...chosen.cc], props.audience)
  const drop = useDroppedFiles(uploads.add)
  const taken = [...chosen.to, ...chosen.cc]
  const recipientField = (field: 'to' | 'cc') => (
    <RecipientField
      field={field}
      chosen={chosen[field]}
      taken={taken}
      typed={typed[field]}
      found={found?.field === field ? found : undefined}
      error={errorAt(field)}
      focused={field === 'to' && draft.to.length === 0}
      labels={labels}
      onType={field === 'to' ? compose.typeTo : compose.typeCc}
      onAdd={(one) => compose.add(field, one)}
      onRemove={(one) => compose.remove(field, one)}
    />
  )
  return (
    <form
      ref={compose.form}
      className={drop.over ? 'compose-form over' : 'compose-form'}
      action={COMPOSE_DOOR}
      method="post"
      encType="multipart/form-data"
      data-drop={labels.dropHere}
      onInput={compose.input}
      onSubmit={compose.submit}
      {...drop.handlers}
    >
      {/* Enter in a field without scripts presses the first submit button: this one keeps or searches, never removes or sends. */}
      <button type="submit" className="sr" name="intent" value="enter" tabIndex={-1} aria-hidden="true" />
      <input type="hidden" name="id" value={compose.id} />
      <input type="hidden" name="replyToId" value={draft.replyToId ?? ''} />
      {props.asking ? <CancelNotice labels={labels} /> : null}
      {recipientField('to')}
      {recipientField('cc')}
      <div className="crow">
        <label htmlFor="compose-subject">{labels.subject}</label>
        <div className="in">
          <input
            id="compose-subject"
            className="subject-input"
            name="subject"
            defaultValue={draft.subject}
            maxLength={LIMITS.subject}
            autoComplete="off"
            dir="auto"
            aria-describedby={errorAt('subject') ? 'compose-subject-error' : undefined}
            onKeyDown={compose.enterGoesOn}
          />
          {errorAt('subject') ? <FieldError id="compose-subject-error">{errorAt('subject')}</FieldError> : null}
        </div>
      </div>
      <AttachmentList
        attachments={chosen.attachments}
        uploads={uploads}
        locale={zoned.locale}
        labels={labels}
        onRemove={compose.detach}
      />
      <MessageField
        html={draft.body}
        text={props.text}
        restored={compose.restoredBody}
        error={errorAt('body')}
        focused={draft.to.length > 0}
        labels={labels}
        onChange={compose.touch}
        onFiles={uploads.add}
      />
      {trouble && errorAt('form') ? <SendTrouble trouble={trouble} labels={labels} onRetry={compose.send} /> : null}
      <div className="cfoot lined">
        <SendButton sending={sending} labels={labels} onSend={compose.send} />
        <AttachButton labels={labels} error={errorAt('attachments') !== undefined} onFiles={uploads.add} />
        <MoreActions labels={labels} onSave={compose.saveNow} onCancel={compose.askCancel} />
        {errorAt('attachments') ? <FieldError id="compose-attachments-error">{errorAt('attachments')}</FieldError> : null}
        <ComposeNote
          audience={audience}
          save={compose.save}
          waiting={sending && uploads.busy}
          restored={compose.restored}
          zoned={zoned}
          labels={labels}
        />
      </div>
      {compose.cancelling ? <CancelDialog labels={labels} onKeep={compose.keepWriting} onAbandon={compose.abandon} /> : null}
    </form>
  )
}
