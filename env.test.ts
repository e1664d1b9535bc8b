import { describe, expect, test } from 'vitest'
import { BadSettings, parseEnv } from './env.ts'

const complaints = (values: Record<string, string>) => {
  try {
    parseEnv(values)
    return []
  } catch (error) {
    return (error as BadSettings).lines
  }
}

describe('settings', () => {
  test('have defaults, and an empty one counts as not set', () => {
    expect(parseEnv({ PORT: '3001', HOST: '', DATABASE_URL: ' ' })).toMatchObject({
      port: 3001,
      host: '127.0.0.1',
      url: 'http://localhost:3001',
      dataFolder: '.data',
      storageUrl: 'file:.data/files',
      databaseUrl: undefined,
      portalOrigins: [],
      logLevel: 'info',
    })
  })

  test('the public address is an origin', () => {
    expect(parseEnv({ PREAU_URL: 'https://preau.exemple.fr/' }).url).toBe('https://preau.exemple.fr')
    expect(complaints({ PREAU_URL: 'https://preau.exemple.fr/messagerie' })).toHaveLength(1)
  })

  test.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PREAU_URL', 'preau.fr'],
    ['PREAU_SECRET', 'court'],
    ['DATABASE_URL', 'foo'],
    ['DATABASE_URL', 'mysql://localhost/preau'],
    ['REDIS_URL', 'http://localhost'],
    ['STORAGE_URL', '/var/files'],
    ['SMTP_URL', 'localhost:25'],
    ['MAIL_FROM', 'Préau'],
    ['PORTAL_ORIGINS', 'https://a.fr https://b.fr/chemin'],
    ['LOG_LEVEL', 'verbose'],
  ])('%s=%s is refused in one line that names it', (name, value) => {
    expect(complaints({ [name]: value })).toEqual([expect.stringMatching(`^${name} .*il faut `)])
  })

  test('the identity provider needs its three settings', () => {
    expect(complaints({ OIDC_ISSUER: 'https://id.exemple.fr' })).toEqual([expect.stringContaining('vont ensemble')])
    const given = { OIDC_ISSUER: 'https://id.exemple.fr', OIDC_CLIENT_ID: 'preau', OIDC_CLIENT_SECRET: 's' }
    expect(parseEnv(given).oidc).toEqual({
      issuer: 'https://id.exemple.fr',
      id: 'preau',
      secret: 's',
      name: 'ENT',
      scope: 'openid',
      claim: 'external_id',
      schoolClaim: 'uai',
    })
  })

  test('a secret that was never given is not an empty one', () => {
    expect(() => parseEnv({}).secret).toThrow(BadSettings)
  })
})
