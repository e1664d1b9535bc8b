import { expect, it } from 'vitest'
import { showsList } from './shown-list.ts'

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
const page = ['__PAGE__', {}, null, null, 0]
const list = (wish: string | null) => ['(__SLOT__)', { children: page }, null, wish, 0]
const inbox = (parts: object, wish: string | null = null) => [['box', 'inbox', 'd', null], parts, null, wish, 0]

it('a browser that shows the list of the box keeps it, also beside another message', () => {
  expect(showsList(state(inbox({ children: page, list: list(null) })), 'inbox')).toBe(true)
  expect(
    showsList(
      state(inbox({ children: [['messageId', 'x', 'd', null], { children: page }, null, 'refetch', 0], list: list(null) })),
      'inbox',
    ),
  ).toBe(true)
  expect(showsList(state(inbox({ children: page, list: ['__DEFAULT__', {}, null, null, 0] })), 'inbox')).toBe(true)
})

it.each([
  ['another box', state(inbox({ children: page, list: list(null) })), 'sent'],
  ['the list asked for anew', state(inbox({ children: page, list: list('refetch') })), 'inbox'],
  ['all asked for anew', state(inbox({ children: page, list: list(null) }, 'refetch')), 'inbox'],
  ['the home', state(page), 'inbox'],
  ['no state', null, 'inbox'],
  ['nonsense', '%E0%A4%A', 'inbox'],
  ['other JSON', '%7B%7D', 'inbox'],
])('%s is sent', (_, given, box) => expect(showsList(given, box)).toBe(false))
