import { expect, it } from 'vitest'
import { showsBox } from './shown-box.ts'

const state = (box: unknown[]) =>
  encodeURIComponent(
    JSON.stringify([
      '',
      { children: ['(school)', { children: ['mail', { children: box }, null, null] }, null, null] },
      null,
      null,
      16,
    ]),
  )
const page = (wish: string | null = null) => ['__PAGE__', {}, null, wish, 0]
const inbox = (parts: object, wish: string | null = null) => [['box', 'inbox', 'd', null], parts, null, wish, 0]

it('a browser that shows the box keeps its list, whatever stands beside it', () => {
  expect(showsBox(state(inbox({ children: page() })), 'inbox')).toBe(true)
  expect(showsBox(state(inbox({ children: page('refetch') })), 'inbox')).toBe(true)
  expect(
    showsBox(state(inbox({ children: [['messageId', 'x', 'd', null], { children: page() }, null, 'refetch', 0] })), 'inbox'),
  ).toBe(true)
})

it.each([
  ['another box', state(inbox({ children: page() })), 'sent'],
  ['the box asked for anew', state(inbox({ children: page() }, 'refetch')), 'inbox'],
  ['the home', state(page()), 'inbox'],
  ['no state', null, 'inbox'],
  ['nonsense', '%E0%A4%A', 'inbox'],
  ['other JSON', '%7B%7D', 'inbox'],
])('%s is sent', (_, given, box) => expect(showsBox(given, box)).toBe(false))
