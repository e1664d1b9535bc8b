import { describe, expect, it } from 'vitest'
import { outgoing } from './outgoing.ts'

const leave = (url: string) => outgoing(new URL(url), 'id.ecole.example')

/** What the name resolves to, as the request asks for it. */
function resolve(host: string): Promise<unknown> {
  const { lookup } = leave(`https://${host}/`)
  return new Promise((done) => lookup?.(host, { all: true }, (error, addresses) => done(error ?? addresses)))
}

describe('a request of the sign-in', () => {
  it('leaves for the host of the settings, wherever it lies', () => {
    expect(leave('http://id.ecole.example/token')).toEqual({ timeout: 8_000 })
  })

  it.each([
    'http://other.example/',
    'https://10.0.0.1/',
    'https://127.0.0.1/',
    'https://169.254.169.254/latest',
    'https://192.168.1.1/',
    'https://[::1]/',
    'https://[fd00::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://2130706433/',
  ])('does not leave for %s', (url) => expect(() => leave(url)).toThrow('is not asked'))

  it('does not leave for a name that lies in a private network', async () => {
    expect(await resolve('localhost')).toEqual(expect.objectContaining({ message: expect.stringContaining('private') }))
  })
})
