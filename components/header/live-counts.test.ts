import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { LiveCount } from '#components/header/live-counts'

const render = (initial: number, as?: 'parentheses') =>
  renderToString(createElement(LiveCount, { kind: 'mail', initial, ...(as ? { as } : {}) }))

it('renders the count that the server read, up to 99', () => {
  expect(render(3)).toContain('data-n="3"')
  expect(render(100)).toContain('data-n="99+"')
  expect(render(0)).toBe('')
  expect(render(3, 'parentheses').replaceAll('<!-- -->', '')).toContain('(3)')
})
