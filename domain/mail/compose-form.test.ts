import { describe, expect, test } from 'vitest'
import { Refusal } from '#domain/refusal'
import type { CleanHtml } from './clean-html.ts'
import { draftText, parseChosen, parseComposeForm } from './compose-form.ts'

const ID = '01934d1c-0000-7000-8000-000000000001'
const LEA = '01934d1c-0000-7000-8000-00000000001e'
const GROUP = '01934d1c-0000-7000-8000-00000000003a'
const FILE = '01934d1c-0000-7000-8000-0000000000f1'
const LEAST = { intent: 'save', id: ID }

function refusalOf(posted: Record<string, unknown>): { code: string; field: string | undefined } {
  try {
    parseComposeForm(posted)
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, field: error.field }
    throw error
  }
  throw new Error('accepted')
}

describe('what the form may hold', () => {
  test('an id and an intent are enough', () => {
    const { input, intent, looked } = parseComposeForm(LEAST)
    expect(intent).toEqual({ do: 'save' })
    expect(looked).toEqual({ to: '', cc: '', bcc: '' })
    expect(input).toEqual({
      id: ID,
      replyToId: null,
      to: [],
      cc: [],
      bcc: [],
      subject: '',
      body: '',
      attachmentIds: [],
      noReply: false,
      asksConfirmation: false,
    })
  })

  test('a ticked box counts, any other value of it is none of ours', () => {
    const { input } = parseComposeForm({ ...LEAST, noReply: 'on', asksConfirmation: 'on' })
    expect(input).toMatchObject({ noReply: true, asksConfirmation: true })
    expect(refusalOf({ ...LEAST, noReply: 'yes' })).toEqual({ code: 'bad-input', field: 'noReply' })
  })

  test('recipients, an answered message and files arrive as they were chosen', () => {
    const posted = {
      ...LEAST,
      replyToId: GROUP,
      to: [`person:${LEA}`, `guardians:${LEA}`],
      cc: [`group:${GROUP}`],
      attachments: [FILE, FILE],
    }
    const { input } = parseComposeForm(posted)
    expect(input.to).toEqual([
      { kind: 'person', id: LEA },
      { kind: 'guardians', id: LEA },
    ])
    expect(input.cc).toEqual([{ kind: 'group', id: GROUP }])
    expect(input.attachmentIds).toEqual([FILE])
    expect(input.replyToId).toBe(GROUP)
  })

  test.each([
    ['a field of its own', { ...LEAST, authorId: LEA }],
    ['no id', { intent: 'send' }],
    ['an id that is none', { ...LEAST, id: 'draft' }],
    ['an id in capitals', { ...LEAST, id: ID.toUpperCase().replace('0193', 'ABCD') }],
    ['a recipient that is not a uuid', { ...LEAST, to: ['person:42'] }],
    ['a recipient of another kind', { ...LEAST, to: [`school:${LEA}`] }],
    ['a recipient with something behind it', { ...LEAST, to: [`person:${LEA}:x`] }],
    ['one recipient where a list belongs', { ...LEAST, to: `person:${LEA}` }],
    ['a file as a recipient', { ...LEAST, to: [new File(['x'], 'x')] }],
    ['an intent that no button has', { ...LEAST, intent: 'delete' }],
    ['an intent about nobody', { ...LEAST, intent: 'add-to:' }],
    ['an intent about a field that is not there', { ...LEAST, intent: `add-all:person:${LEA}` }],
    ['an answered message that is not a uuid', { ...LEAST, replyToId: '1 or 1=1' }],
    ['an attachment that is not a uuid', { ...LEAST, attachments: ['../../etc/passwd'] }],
  ])('refuses %s', (_, posted) => {
    expect(refusalOf(posted).code).toBe('bad-input')
  })

  test('10,000 recipients are refused with the field and the limit', () => {
    expect(refusalOf({ ...LEAST, to: Array(10_000).fill(`person:${LEA}`) })).toEqual({ code: 'too-many-recipients', field: 'to' })
    expect(refusalOf({ ...LEAST, cc: Array(201).fill(`person:${LEA}`) })).toEqual({ code: 'too-many-recipients', field: 'to' })
  })

  test('a body as large as a book is refused as too long', () => {
    expect(refusalOf({ ...LEAST, body: 'a'.repeat(1_000_001) })).toEqual({ code: 'body-too-long', field: 'body' })
    expect(refusalOf({ ...LEAST, subject: 'a'.repeat(10_001) })).toEqual({ code: 'subject-too-long', field: 'subject' })
  })

  test('21 files are refused with the field', () => {
    expect(refusalOf({ ...LEAST, attachments: Array(21).fill(FILE) })).toEqual({
      code: 'too-many-attachments',
      field: 'attachments',
    })
  })

  test('a subject or a body that is merely too long is left to the layer and its sentence', () => {
    expect(parseComposeForm({ ...LEAST, subject: 'x'.repeat(300) }).input.subject).toHaveLength(300)
    expect(parseComposeForm({ ...LEAST, body: 'x'.repeat(100_001), bodyFormat: 'html' }).input.body).toHaveLength(100_001)
  })
})

describe('the text of a form without scripts', () => {
  test('becomes paragraphs, with nothing of it taken for markup', () => {
    expect(parseComposeForm({ ...LEAST, body: 'Bonjour <b>,\r\nà demain\r\n\r\nClaire' }).input.body).toBe(
      '<p>Bonjour &lt;b&gt;,<br>à demain</p><p>Claire</p>',
    )
  })

  test('that nobody touched keeps the form it had', () => {
    const was = '<p>Prévoir :</p><ul><li><p>un stylo</p></li></ul>'
    const text = draftText(was as CleanHtml).replaceAll('\n', '\r\n')
    expect(parseComposeForm({ ...LEAST, body: text, bodyWas: was }).input.body).toBe(was)
    expect(parseComposeForm({ ...LEAST, body: `${text}\r\nune gomme`, bodyWas: was }).input.body).toContain('une gomme')
  })

  test('comes back as it was typed', () => {
    const typed = 'Bonjour,\nà demain\n\nClaire'
    expect(draftText(parseComposeForm({ ...LEAST, body: typed }).input.body as CleanHtml)).toBe(typed)
  })

  test('cannot smuggle markup in as what it was', () => {
    const { input } = parseComposeForm({ ...LEAST, body: 'x', bodyWas: '<p onclick="y()">x</p><script>z()</script>' })
    expect(input.body).toBe('<p>x</p>')
  })
})

describe('the buttons of a form without scripts', () => {
  test('search a field', () => {
    const form = parseComposeForm({ ...LEAST, intent: 'find-cc', lookCc: ' léa ' })
    expect(form.intent).toEqual({ do: 'find', field: 'cc' })
    expect(form.looked.cc).toBe('léa')
  })

  test('add somebody once, and remove them', () => {
    const added = parseComposeForm({ ...LEAST, intent: `add-to:person:${LEA}`, to: [`group:${GROUP}`, `person:${LEA}`] })
    expect(added.input.to).toEqual([
      { kind: 'group', id: GROUP },
      { kind: 'person', id: LEA },
    ])
    const removed = parseComposeForm({ ...LEAST, intent: `remove-to:group:${GROUP}`, to: [`group:${GROUP}`, `person:${LEA}`] })
    expect(removed.input.to).toEqual([{ kind: 'person', id: LEA }])
  })

  test('take a file off', () => {
    expect(parseComposeForm({ ...LEAST, intent: `detach:${FILE}`, attachments: [FILE] }).input.attachmentIds).toEqual([])
  })
})

describe('the recipients whose number is asked', () => {
  test('are read from one line', () => {
    expect(parseChosen(`person:${LEA} group:${GROUP}`)).toHaveLength(2)
    expect(parseChosen('')).toEqual([])
  })

  test('are refused when malformed or too many', () => {
    expect(() => parseChosen('person:1')).toThrow('bad-input')
    expect(() => parseChosen(Array(201).fill(`person:${LEA}`).join(' '))).toThrow('too-many-recipients')
  })
})
