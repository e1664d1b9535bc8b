import { expect, it } from 'vitest'
import { formatSize } from '#components/ui/format-size'

it.each([
  [0, '0 octets'],
  [999, '999 octets'],
  [84_000, '84 ko'],
  [999_499, '999 ko'],
  [999_500, '1 Mo'],
  [1_440_000, '1,4 Mo'],
  [9_960_000, '10 Mo'],
  [25 * 1024 * 1024, '26 Mo'],
  [2_300_000_000, '2,3 Go'],
])('%i is « %s »', (bytes, shown) => expect(formatSize(bytes, 'fr').replaceAll(/[\u00a0\u202f]/g, ' ')).toBe(shown))

it('speaks English', () => expect(formatSize(1_440_000, 'en')).toBe('1.4\u00a0MB'))
