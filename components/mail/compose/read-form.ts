import { fieldsOf } from './post-compose.ts'
import type { Typed } from './typed.ts'
import type { Chosen } from './use-chosen.ts'

/** What stands in the form, as this browser keeps it. */
export function readForm(form: HTMLFormElement, chosen: Chosen): Typed {
  const fields = fieldsOf(form, 'save')
  const text = (name: string) => String(fields.get(name) ?? '')
  return {
    ...chosen,
    subject: text('subject'),
    body: text('body'),
    bodyFormat: text('bodyFormat') === 'html' ? 'html' : 'text',
    sentAs: text('sentAs'),
    noReply: fields.has('noReply'),
    asksConfirmation: fields.has('asksConfirmation'),
  }
}

/** Puts back what is no state of ours: the subject, the sender and the options. */
export function fillForm(form: HTMLFormElement, { subject, sentAs, noReply, asksConfirmation }: Typed): void {
  const field = (name: string) => form.elements.namedItem(name)
  const typed = field('subject')
  if (typed instanceof HTMLInputElement) typed.value = subject
  const from = field('sentAs')
  if (from instanceof HTMLSelectElement && [...from.options].some(({ value }) => value === sentAs)) from.value = sentAs
  for (const [name, value] of Object.entries({ noReply, asksConfirmation })) {
    const box = field(name)
    if (box instanceof HTMLInputElement) box.checked = value
  }
}

/** Whether subject or text were written in before the scripts ran, which hear of it only by looking. */
export function wasWrittenIn(form: HTMLFormElement): boolean {
  return ['subject', 'body'].map((name) => form.elements.namedItem(name)).some((field) => isChanged(field))
}

function isChanged(field: RadioNodeList | Element | null): boolean {
  const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text')
  return isText && field.value !== field.defaultValue
}
