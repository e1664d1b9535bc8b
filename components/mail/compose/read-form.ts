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
    noReply: fields.has('noReply'),
    asksConfirmation: fields.has('asksConfirmation'),
  }
}

/** Puts back what is no state of ours: the subject and the options. */
export function fillForm(form: HTMLFormElement, { subject, noReply, asksConfirmation }: Typed): void {
  const field = (name: string) => form.elements.namedItem(name)
  const typed = field('subject')
  if (typed instanceof HTMLInputElement) typed.value = subject
  for (const [name, value] of Object.entries({ noReply, asksConfirmation })) {
    const box = field(name)
    if (box instanceof HTMLInputElement) box.checked = value
  }
}
