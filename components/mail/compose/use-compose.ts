import { useRouter } from 'next/navigation'
import { type FormEvent, type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { ComposeFormProps } from './compose-props.ts'
import type { FoundCopy } from './local-copy.ts'
import { fieldsOf, postCompose } from './post-compose.ts'
import { fillForm, readForm, wasWrittenIn } from './read-form.ts'
import { notChosen, troubleAt } from './troubles.ts'
import { isAsOpened, isEmpty } from './typed.ts'
import { useAutosave } from './use-autosave.ts'
import { useChosen } from './use-chosen.ts'
import { useLocalCopy } from './use-local-copy.ts'
import { useSend } from './use-send.ts'
import { useUploads } from './use-uploads.ts'

/** Everything that compose does once scripts run. The form's own fields are the truth; only what is chosen is state. */
export function useCompose({ draft, page, found, refusal, owner, labels }: ComposeFormProps) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const element = useCallback(() => form.current, [])
  const [identity, setIdentity] = useState({ id: draft.id, page })
  const { id } = identity
  const [to, typeTo] = useState(found?.field === 'to' ? found.query : '')
  const [cc, typeCc] = useState(found?.field === 'cc' ? found.query : '')
  const [bcc, typeBcc] = useState(found?.field === 'bcc' ? found.query : '')
  const [restoredBody, setRestoredBody] = useState<Pick<FoundCopy, 'body' | 'bodyFormat'>>()
  const [cancelling, setCancelling] = useState(false)
  const [moved, setMoved] = useState<{ sentence: string; from: string }>()
  const touchLater = useRef<() => void>(() => undefined)
  const changed = useCallback(() => touchLater.current(), [])
  const restartLater = useRef<() => void>(() => undefined)
  const { chosen, setChosen, add, remove, attach, detach } = useChosen(draft, changed)
  const uploads = useUploads(chosen.attachments.length, labels, attach)
  const latest = useRef(chosen)
  const read = useCallback(() => (form.current ? readForm(form.current, latest.current) : undefined), [])
  const isWrittenIn = useCallback(() => form.current !== null && wasWrittenIn(form.current), [])
  const isBlank = useCallback(() => {
    const typed = draft.savedAt ? undefined : read()
    return typed !== undefined && isAsOpened(typed, draft)
  }, [draft, read])

  /** The draft went another way: from now on this page writes into one of its own. */
  const move = useCallback(
    (to: string | undefined, sentence: string) => {
      if (sentence) setMoved({ sentence, from: id })
      setIdentity(to ? { id: to, page: to } : { id: crypto.randomUUID(), page: crypto.randomUUID() })
      restartLater.current()
      changed()
    },
    [id, changed],
  )
  const restore = useCallback(
    (copy: FoundCopy) => {
      const { to, cc, bcc, attachments, body, bodyFormat } = copy
      if (copy.apart) move(undefined, labels.draftChanged)
      // The page that wrote it is gone: this one goes on in its place.
      else setIdentity({ id: copy.id, page: copy.page })
      setChosen({ to, cc, bcc, attachments })
      setRestoredBody({ body, bodyFormat })
      if (form.current) fillForm(form.current, copy)
      changed()
    },
    [changed, setChosen, move, labels.draftChanged],
  )
  const [known, setKnown] = useState(draft.savedAt)
  const copy = useLocalCopy({ owner, draft, identity, savedAt: known, read, restore, wasWrittenIn: isWrittenIn, changed })
  const showAddress = useCallback((address: string) => {
    // So that a reload opens this very draft. Replaced in place: nothing is fetched, nothing typed is touched.
    history.replaceState(history.state, '', address)
  }, [])
  const autosave = useAutosave({
    form: element,
    savedAt: draft.savedAt,
    isBlank,
    onSaved: useCallback(() => {
      copy.forget()
      showAddress(`/mail/compose?draft=${id}`)
    }, [copy.forget, showAddress, id]),
    onBlank: useCallback(() => {
      copy.forget()
      if (copy.where.current) showAddress(copy.where.current)
    }, [copy.forget, copy.where, showAddress]),
    onLeft: copy.forget,
    onMoved: move,
  })
  const { savedAt } = autosave.save
  useLayoutEffect(() => setKnown(savedAt), [savedAt])
  const gone = () => {
    autosave.close()
    copy.forget()
  }
  const sending = useSend({
    form: element,
    check: () => notChosen({ to, cc, bcc }, labels),
    settle: async () => {
      if (!(await uploads.whenIdle())) return { field: 'attachments', sentence: labels.uploadsFailed }
      await autosave.settle()
      return undefined
    },
    onGone: gone,
    onStay: () => {
      autosave.release()
      copy.keepNow()
    },
    onMoved: move,
  })
  useLayoutEffect(() => {
    latest.current = chosen
    restartLater.current = autosave.restart
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
  const isNothing = () => {
    const typed = read()
    return uploads.list.length === 0 && (isBlank() || !typed || isEmpty(typed))
  }
  return {
    form,
    identity,
    knows: savedAt,
    moved,
    chosen,
    typed: { to, cc, bcc },
    type: { to: typeTo, cc: typeCc, bcc: typeBcc },
    add,
    remove,
    detach,
    uploads,
    restoredBody,
    restored: copy.restored && savedAt === draft.savedAt,
    save: autosave.save,
    touch: changed,
    input: ({ target }: FormEvent) => {
      // A name half typed in « À » is no draft yet: what counts has a field name.
      if (target instanceof HTMLElement && target.getAttribute('name')) changed()
    },
    saveNow: () => void autosave.keep(),
    writeApart: () => move(undefined, ''),
    sending: sending.sending,
    send: (intent?: string) => void sending.send(intent),
    retry: sending.retry,
    question: sending.question,
    think: sending.think,
    trouble,
    errorAt: (field: string) => troubleAt(trouble, field),
    cancelling,
    askCancel: () => (isNothing() ? void abandon() : setCancelling(true)),
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
