import { expect, it } from 'vitest'
import { formatPhone, phoneHref } from '#components/ui/format-phone'

it.each([
  ['0639984510', '06 39 98 45 10', 'tel:+33639984510'],
  ['+33 6 39 98 45 10', '06 39 98 45 10', 'tel:+33639984510'],
  ['0033(0)4.65.71.12.34', '04 65 71 12 34', 'tel:+33465711234'],
  ['+41 22 345 67 89', '+41 22 345 67 89', 'tel:+41223456789'],
  ['214', '214', 'tel:214'],
])('%s is read « %s » and called by %s', (number, read, href) => {
  expect(formatPhone(number)).toBe(read.startsWith('0') ? read.replaceAll(' ', '\u00a0') : read)
  expect(phoneHref(number)).toBe(href)
})
