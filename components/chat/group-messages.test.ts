import { expect, it } from 'vitest'
import type { ChatMessage } from '#domain/chat/types'
import { groupMessages } from './group-messages.ts'

const me = { id: 'me', name: 'Claire Martin' }
const dayOf = (at: string) => at.slice(0, 10)

function message(seq: number, authorId: string, at: string, kind: ChatMessage['kind'] = 'text'): ChatMessage {
  return {
    roomId: 'r',
    seq,
    id: `m${seq}`,
    kind,
    authorId,
    author: authorId,
    text: `${seq}`,
    about: '',
    at: `2026-11-24T${at}:00Z`,
  }
}

const group = (messages: ChatMessage[], readSeq = 99) =>
  groupMessages({ messages, sending: [], me, readSeq, dayOf, today: '2026-11-24' })

it('names an author once for what is said within five minutes', () => {
  const items = group([
    message(1, 'paul', '10:00'),
    message(2, 'paul', '10:04'),
    message(3, 'paul', '10:05'),
    message(4, 'me', '10:05'),
  ])
  expect(items.map((item) => item.kind === 'say' && [item.author, item.isMine, item.bubbles.length])).toEqual([
    ['paul', false, 2],
    ['paul', false, 1],
    ['me', true, 1],
  ])
})

it('draws a rule above what is new, counts what others said alone, and names the author again', () => {
  const items = group(
    [message(1, 'paul', '10:00'), message(2, 'me', '10:01'), message(3, 'paul', '10:02'), message(4, 'paul', '10:03')],
    2,
  )
  expect(items.map(({ kind }) => kind)).toEqual(['say', 'say', 'news', 'say'])
  expect(items[2]).toMatchObject({ count: 2 })
  expect(items[3]).toMatchObject({ bubbles: [{ isNew: true }, { isNew: true }] })
  expect(group([message(5, 'me', '10:00'), message(6, 'paul', '10:01', 'joined')], 2).map(({ kind }) => kind)).toEqual([
    'say',
    'event',
  ])
})

it('draws a rule between days, none above today', () => {
  const old = { ...message(1, 'paul', '10:00'), at: '2026-11-23T10:00:00Z' }
  expect(group([message(2, 'paul', '10:00')]).map(({ kind }) => kind)).toEqual(['say'])
  expect(group([old, message(2, 'paul', '10:00')]).map(({ kind }) => kind)).toEqual(['day', 'say', 'day', 'say'])
})

it('shows what has not left at the end, and once when the server has it', () => {
  const sending = [
    { id: 'm9', roomId: 'r', text: 'neuf', at: Date.parse('2026-11-24T10:06:00Z'), state: 'pending', reason: '' } as const,
  ]
  const talk = { sending: [...sending], me, readSeq: 99, dayOf, today: '2026-11-24' }
  const before = groupMessages({ ...talk, messages: [message(1, 'paul', '10:00')] })
  expect(before.at(-1)).toMatchObject({
    isMine: true,
    author: 'Claire Martin',
    bubbles: [{ text: 'neuf', sending: { state: 'pending' } }],
  })
  const after = groupMessages({ ...talk, messages: [{ ...message(2, 'me', '10:06'), id: 'm9' }] })
  expect(after).toHaveLength(1)
})
