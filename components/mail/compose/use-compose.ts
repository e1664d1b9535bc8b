import { useRouter } from 'next/navigation'
import { type FormEvent, type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { ComposeFormProps } from './compose-form.tsx'
import { type ComposeLabels, fill } from './labels.ts'
import type { LocalCopy } from './local-copy.ts'
import { fieldsOf, postCompose } from './post-compose.ts'
import { useAutosave } from './use-autosave.ts'
import { useChosen } from './use-chosen.ts'
import { useLocalCopy } from './use-local-copy.ts'
import { type Trouble, useSend } from './use-send.ts'
import { useUploads } from './use-uploads.ts'

/** Everything that compose does once scripts run. The form's own fields are the truth; only what is chosen is state. */
export function useCompose({ draft, found, refusal, owner, labels }: ComposeFormProps) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const element = useCallback(() => form.current, [])
  const [id, setId] = useState(draft.id)
  const [to, typeTo] = useState(found?.field === 'to' ? found.query : '')
  const [cc, typeCc] = useState(found?.field === 'cc' ? found.query : '')
  const [restoredBody, setRestoredBody] = useState<Pick<LocalCopy, 'body' | 'bodyFormat'>>()
  const [cancelling, setCancelling] = useState(false)
  const touchLater = useRef<() => void>(() => undefined)
  const changed = useCallback(() => touchLater.current(), [])
  const { chosen, setChosen, add, remove, attach, detach } = useChosen(draft, changed)
  const uploads = useUploads(chosen.attachments.length, labels, attach)
  const latest = useRef(chosen)

  const read = useCallback(() => {
    if (!form.current) return undefined
    const fields = fieldsOf(form.current, 'save')
    const text = (name: string) => String(fields.get(name) ?? '')
    return {
      ...latest.current,
      subject: text('subject'),
      body: text('body'),
      bodyFormat: text('bodyFormat') === 'html' ? ('html' as const) : ('text' as const),
    }
  }, [])
  const restore = useCallback(
    (copy: LocalCopy) => {
      setId(copy.id)
      setChosen({ to: copy.to, cc: copy.cc, attachments: copy.attachments })
      setRestoredBody({ body: copy.body, bodyFormat: copy.bodyFormat })
      const subject = form.current?.elements.namedItem('subject')
      if (subject instanceof HTMLInputElement) subject.value = copy.subject
      changed()
    },
    [changed, setChosen],
  )
  const copy = useLocalCopy({ owner, id, savedAt: draft.savedAt, read, restore })
  const onSaved = useCallback(() => {
    copy.forget()
    // So that a reload opens this very draft. Replaced in place: nothing is fetched, nothing typed is touched.
    history.replaceState(history.state, '', `/mail/compose?draft=${id}`)
  }, [copy.forget, id])
  const autosave = useAutosave({ form: element, savedAt: draft.savedAt, onSaved })
  const gone = () => {
    autosave.close()
    copy.forget()
  }
  const sending = useSend({
    form: element,
    check: () => notChosen({ to, cc }, labels),
    settle: async () => {
      if (!(await uploads.whenIdle())) return { field: 'attachments', sentence: labels.uploadsFailed }
      await autosave.settle()
      return undefined
    },
    onGone: gone,
    onTrouble: () => {
      autosave.release()
      copy.keepNow()
    },
  })
  useLayoutEffect(() => {
    latest.current = chosen
    touchLater.current = () => {
      sending.forgive()
      autosave.touch()
      copy.keepSoon()
    }
  })

  const abandon = async () => {
    await autosave.settle()
    gone()
    if (form.current) await postCompose(fieldsOf(form.current, 'discard'))
    router.push('/mail/inbox')
  }
  const trouble =
    sending.trouble ?? (sending.forgiven ? undefined : refusal && { field: refusal.field ?? 'form', sentence: refusal.sentence })
  const errorAt = (field: string) => troubleAt(trouble, field)
  return {
    form,
    id,
    chosen,
    typed: { to, cc },
    typeTo,
    typeCc,
    add,
    remove,
    detach,
    uploads,
    restoredBody,
    restored: copy.restored && autosave.save.savedAt === draft.savedAt,
    save: autosave.save,
    touch: changed,
    input: ({ target }: FormEvent) => {
      // A name half typed in « À » is no draft yet: what counts has a field name.
      if (target instanceof HTMLElement && target.getAttribute('name')) changed()
    },
    saveNow: () => void autosave.saveNow(),
    sending: sending.sending,
    send: () => void sending.send(),
    trouble,
    errorAt,
    cancelling,
    askCancel: () => (isEmpty(read()) && uploads.list.length === 0 ? void abandon() : setCancelling(true)),
    keepWriting: () => setCancelling(false),
    abandon: () => void abandon(),
    submit: (event: FormEvent) => event.preventDefault(),
    enterGoesOn: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
      event.preventDefault()
      document.getElementById('compose-body')?.focus()
    },
  }
}

/** A name that was typed and never picked would be lost by sending. */
function notChosen(typed: { to: string; cc: string }, labels: ComposeLabels): Trouble | undefined {
  for (const field of ['to', 'cc'] as const) {
    const query = typed[field].trim()
    if (query) return { field, sentence: fill(labels.notChosen, { query }) }
  }
  return undefined
}

const KNOWN = ['to', 'cc', 'subject', 'body', 'attachments']

/** The sentence that belongs beside a field; what belongs to none is said above the foot (`form`). */
function troubleAt(trouble: Trouble | undefined, field: string): string | undefined {
  if (!trouble) return undefined
  const at = 'failed' in trouble || !KNOWN.includes(trouble.field) ? 'form' : trouble.field
  return at === field ? ('failed' in trouble ? trouble.failed : trouble.sentence) : undefined
}

function isEmpty(typed: Omit<LocalCopy, 'at' | 'where' | 'id'> | undefined): boolean {
  return (
    !typed ||
    (typed.to.length + typed.cc.length + typed.attachments.length === 0 &&
      typed.subject.trim() === '' &&
      typed.body.trim() === '')
  )
}
