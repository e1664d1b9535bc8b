'use client'

import { type ReactNode, useState } from 'react'
import { flushSync } from 'react-dom'
import { FieldError } from '#components/ui/notice'
import { type RecipientField as Field, LIMITS, RECIPIENT_FIELDS } from '#domain/mail/types'
import { AttachButton } from './attach-button.tsx'
import { AttachmentList } from './attachment-list.tsx'
import { ComposeNote } from './compose-note.tsx'
import { ComposeNotices } from './compose-notices.tsx'
import type { ComposeFormProps } from './compose-props.ts'
import type { ComposeLabels } from './labels.ts'
import { ListsMenu } from './lists-menu.tsx'
import { MessageField } from './message-field.tsx'
import { MoreActions } from './more-actions.tsx'
import { OptionsRow } from './options-row.tsx'
import { COMPOSE_DOOR } from './post-compose.ts'
import { cancelQuestion, QuestionDialog, QuestionNotice } from './question.tsx'
import { RecipientField } from './recipient-field.tsx'
import { HourError, ScheduleDialog } from './schedule-dialog.tsx'
import { SendButton } from './send-button.tsx'
import { SendTrouble } from './send-trouble.tsx'
import { SenderField } from './sender-field.tsx'
import { useAudience } from './use-audience.ts'
import { everybody } from './use-chosen.ts'
import { useCompose } from './use-compose.ts'
import { useDroppedFiles } from './use-dropped-files.ts'

/** A plain form that posts to its own door; with scripts on nothing leaves the page but by our hands. */
export function ComposeForm(props: ComposeFormProps) {
  const { draft, labels, zoned, found, question } = props
  const compose = useCompose(props)
  const { chosen, typed, uploads, sending, trouble, errorAt } = compose
  const taken = everybody(chosen)
  const audience = useAudience(taken, props.audience)
  const [showsBcc, setShowsBcc] = useState(found?.field === 'bcc')
  const drop = useDroppedFiles(uploads.add)
  const extras: Partial<Record<Field, ReactNode>> = {
    to: <ListsMenu lists={props.lists} chosen={taken} labels={labels} onAdd={(all) => compose.add('to', ...all)} />,
    cc: <BccButton open={showsBcc || chosen.bcc.length > 0} labels={labels} onOpen={() => setShowsBcc(true)} />,
  }
  const recipientField = (field: Field) => (
    <RecipientField
      key={field}
      field={field}
      chosen={chosen[field]}
      taken={taken}
      typed={typed[field]}
      found={found?.field === field ? found : undefined}
      error={errorAt(field)}
      focused={field === 'to' && draft.to.length === 0}
      labels={labels}
      onType={compose.type[field]}
      onAdd={(one) => compose.add(field, one)}
      onRemove={(one) => compose.remove(field, one)}
      folds={field === 'bcc' && !showsBcc && chosen.bcc.length === 0}
    >
      {extras[field]}
    </RecipientField>
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
      <input type="hidden" name="id" value={compose.identity.id} />
      <input type="hidden" name="page" value={compose.identity.page} />
      <input type="hidden" name="knows" value={compose.knows?.toISOString() ?? ''} />
      <input type="hidden" name="owner" value={props.owner} />
      <input type="hidden" name="replyToId" value={draft.replyToId ?? ''} />
      {props.asking ? <QuestionNotice question={cancelQuestion(labels)} labels={labels} /> : null}
      {question ? <QuestionNotice question={question} labels={labels} /> : null}
      <ComposeNotices draft={draft} locale={zoned.locale} moved={compose.moved} labels={labels} />
      <SenderField senders={props.senders} sentAs={draft.sentAs} own={props.own} error={errorAt('sentAs')} labels={labels} />
      {RECIPIENT_FIELDS.map(recipientField)}
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
      <OptionsRow draft={draft} labels={labels} />
      {trouble && errorAt('form') ? <SendTrouble trouble={trouble} labels={labels} onRetry={compose.retry} /> : null}
      <div className="cfoot lined">
        <SendButton sending={sending} labels={labels} onSend={() => compose.send()} />
        <AttachButton labels={labels} error={errorAt('attachments') !== undefined} onFiles={uploads.add} />
        <MoreActions labels={labels} onSave={compose.saveNow} onCancel={compose.askCancel} />
        <ScheduleDialog labels={labels} at={props.sendAt} error={errorAt('sendAt')} onSchedule={() => compose.send('schedule')} />
        <HourError>{errorAt('sendAt')}</HourError>
        {errorAt('attachments') ? <FieldError id="compose-attachments-error">{errorAt('attachments')}</FieldError> : null}
        <ComposeNote
          audience={audience}
          save={compose.save}
          waiting={sending && uploads.busy}
          restored={compose.restored}
          zoned={zoned}
          labels={labels}
          onApart={compose.writeApart}
        />
      </div>
      {compose.question ? (
        <QuestionDialog question={compose.question} labels={labels} onYes={compose.send} onNo={compose.think} />
      ) : null}
      {compose.cancelling ? (
        <QuestionDialog question={cancelQuestion(labels)} labels={labels} onYes={compose.abandon} onNo={compose.keepWriting} />
      ) : null}
    </form>
  )
}

/** Unfolds « Copie cachée » where it is folded: on a narrow screen. */
function BccButton({ open, labels, onOpen }: { open: boolean; labels: ComposeLabels; onOpen: () => void }) {
  if (open) return null
  const unfold = () => {
    flushSync(onOpen)
    document.getElementById('compose-bcc')?.focus()
  }
  return (
    <button type="button" className="btn btn-bare btn-sm bcc-button" onClick={unfold}>
      {labels.showBcc}
    </button>
  )
}
