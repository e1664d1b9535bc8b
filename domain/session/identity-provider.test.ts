import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { settle } from '#env'
import { beginErrand, type Errand, endErrand } from './identity-provider.ts'

/** A provider that lies as it is told. */
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
let issuer = ''
let document: Record<string, string> = {}
let token: { claims: Record<string, unknown>; key: typeof privateKey; alg: string }

const server = createServer((request, response) => {
  const say = (value: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
  if (request.url === '/.well-known/openid-configuration') return say(document)
  if (request.url === '/jwks') return say({ keys: [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', kid: 'one' }] })
  if (request.url === '/redirected') return response.writeHead(302, { location: `${issuer}/token` }).end()
  if (request.url === '/token') return say({ access_token: 'a', token_type: 'Bearer', id_token: idToken() })
  return response.writeHead(404).end()
})

function idToken(): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = `${part({ alg: token.alg, kid: 'one' })}.${part(token.claims)}`
  if (token.alg === 'none') return `${head}.`
  return `${head}.${sign('sha256', Buffer.from(head), token.key).toString('base64url')}`
}

const honest = () => ({
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
})

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  settle({ OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'preau', OIDC_CLIENT_SECRET: 'secret', PREAU_URL: 'http://localhost:3000' })
})
afterAll(() => server.close())

it('that speaks for another issuer is not believed', async () => {
  document = { ...honest(), issuer: 'https://evil.example' }
  await expect(beginErrand()).rejects.toThrow('another issuer')
})

describe('the answer', () => {
  const now = () => Math.floor(Date.now() / 1000)
  /** Follows a whole errand, in which the provider's token or the browser's answer are not what they should be. */
  async function come(lie: Record<string, unknown> = {}, answer: Record<string, string> = {}, more: Partial<typeof token> = {}) {
    document = honest()
    const { errand, url } = await beginErrand()
    const asked = new URL(url).searchParams
    expect([asked.get('code_challenge_method'), asked.get('scope')]).toEqual(['S256', 'openid'])
    const claims = { iss: issuer, aud: 'preau', sub: 'ent-1', nonce: errand.nonce, iat: now(), exp: now() + 60 }
    token = { claims: { ...claims, external_id: 'siecle:1', uai: ['0690001A'], ...lie }, key: privateKey, alg: 'RS256', ...more }
    return endErrand({ code: 'c', state: errand.state, ...answer }, errand)
  }

  it('tells subject, key of the roster and schools', async () => {
    expect(await come()).toEqual({ issuer, subject: 'ent-1', externalIds: ['siecle:1'], uais: ['0690001A'] })
    expect(await come({ external_id: 4012, uai: undefined })).toMatchObject({ externalIds: [], uais: [] })
  })

  it.each<[string, Parameters<typeof come>]>([
    ['of another issuer', [{ iss: 'https://evil.example' }]],
    ['for another client', [{ aud: 'other' }]],
    ['with another nonce', [{ nonce: 'forged' }]],
    ['without a nonce', [{ nonce: undefined }]],
    ['that is over', [{ exp: 1 }]],
    ['signed by another key', [{}, {}, { key: stranger }]],
    ['without a signature', [{}, {}, { alg: 'none' }]],
    ['with a forged state', [{}, { state: 'forged' }]],
    ['without a state', [{}, { state: '' }]],
    ['that names another issuer in the address', [{}, { iss: 'https://evil.example' }]],
    ['that is an error', [{}, { error: 'access_denied' }]],
  ])('%s is refused', async (_, parameters) => {
    await expect(come(...parameters)).rejects.toThrow()
  })

  it('of an errand of which nothing is known is refused', async () => {
    const nothing = {} as Errand
    await expect(endErrand({ code: 'c', state: 's' }, nothing)).rejects.toThrow()
  })
})
