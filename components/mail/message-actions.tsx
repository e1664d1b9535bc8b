import Form from 'next/form'
import { getTranslations } from 'next-intl/server'
import { Icon, type IconName } from '#components/ui/icon'
import { purgeOpenedAction, restoreOpenedAction, trashOpenedAction } from '#domain/mail/actions'
import type { Box } from '#domain/mail/boxes'
import type { MessageView } from '#domain/mail/types'
import { PrintButton } from './print-button.tsx'

/** The bar over an open message; on a phone it lies at the thumb. Answers are forms that open compose, so that they work without scripts. */
export async function MessageActions({ box, message }: { box: Box; message: MessageView }) {
  const t = await getTranslations('mail')
  const { replyAllCount } = message
  return (
    <div className="bar lined" role="toolbar" aria-label={t('messageActions')}>
      <ComposeButton name="reply" id={message.id} icon="reply" label={t('reply')} />
      {replyAllCount > 0 && (
        <ComposeButton
          name="replyAll"
          id={message.id}
          icon="reply-all"
          label={t('replyAll')}
          short={t('replyAllShort')}
          hint={t('replyAllHint', { count: replyAllCount + 1 })}
        />
      )}
      <ComposeButton name="forward" id={message.id} icon="forward" label={t('forward')} />
      <span className="grow" />
      <PrintButton label={t('print')} />
      {box.name === 'trash' && (
        <OpenedButton action={restoreOpenedAction} id={message.id} box={box.segment} icon="undo-2" label={t('restore')} />
      )}
      {box.name === 'trash' ? (
        <OpenedButton action={purgeOpenedAction} id={message.id} box={box.segment} icon="trash-2" label={t('purge')} isDanger />
      ) : (
        <OpenedButton action={trashOpenedAction} id={message.id} box={box.segment} icon="trash-2" label={t('delete')} isDanger />
      )}
    </div>
  )
}

type ComposeProps = {
  name: 'reply' | 'replyAll' | 'forward'
  id: string
  icon: IconName
  label: string
  short?: string
  hint?: string
}

function ComposeButton({ name, id, icon, label, short, hint }: ComposeProps) {
  return (
    <Form action="/mail/compose" prefetch={false}>
      <input type="hidden" name={name} value={id} />
      <button type="submit" className="btn btn-bare btn-sm" title={hint} aria-label={short ? label : undefined}>
        <Icon name={icon} />
        {short ? (
          <>
            <span className="only-wide">{label}</span>
            <span className="only-narrow">{short}</span>
          </>
        ) : (
          label
        )}
      </button>
    </Form>
  )
}

type OpenedProps = {
  action: (formData: FormData) => Promise<void>
  id: string
  box: string
  icon: IconName
  label: string
  isDanger?: boolean
}

function OpenedButton({ action, id, box, icon, label, isDanger }: OpenedProps) {
  return (
    <form action={action}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="box" value={box} />
      <button
        type="submit"
        className={isDanger ? 'btn btn-bare btn-sm btn-ico btn-danger' : 'btn btn-bare btn-sm btn-ico'}
        aria-label={label}
        title={label}
      >
        <Icon name={icon} />
        <span className="only-narrow">{label}</span>
      </button>
    </form>
  )
}
