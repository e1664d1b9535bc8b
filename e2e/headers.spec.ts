import { makePerson } from './support/database.ts'
import { pdf } from './support/files.ts'
import { decode, hiddenFields, post } from './support/forms.ts'
import { saveLetter } from './support/letters.ts'
import { upload } from './support/mail.ts'
import { expect, requestsOf, test } from './support/people.ts'

const PERSONAL = ['/', '/mail/inbox', '/mail/sent', '/mail/drafts', '/mail/trash', '/mail/compose', '/settings', '/directory']

/** A policy as a map: « script-src » → « 'self' 'nonce-…' ». */
function policyOf(headers: Record<string, string>): Record<string, string> {
  const parts = (headers['content-security-policy'] ?? '').split(';').map((part) => part.trim())
  return Object.fromEntries(parts.map((part) => [part.split(' ')[0]!, part.split(' ').slice(1).join(' ')]))
}

test('every page has a policy of its own: scripts by a nonce that changes, no plug-ins, no frames, no base', async ({ by }) => {
  const karim = await by('karim.benali')
  const nonces = new Set<string>()
  for (const path of ['/sign-in', ...PERSONAL, '/mail/inbox', '/nowhere', '/mail/nowhere']) {
    const answer = await karim.get(path, { maxRedirects: 0 })
    const policy = policyOf(answer.headers())
    expect(policy, path).toMatchObject({
      'default-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
      'form-action': "'self'",
      'require-trusted-types-for': "'script'",
    })
    const [, nonce] = /^'self' 'nonce-([\w+/=-]{20,})' 'strict-dynamic'$/.exec(policy['script-src']!) ?? []
    expect(nonce, path).toBeDefined()
    expect(policy['style-src'], path).toBe(`'self' 'nonce-${nonce}'`)
    nonces.add(nonce!)
    const html = await answer.text()
    for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) expect(tag, path).toContain(`nonce="${nonce}"`)
    expect(html, path).not.toMatch(/<[a-z][^>]*\son[a-z]+=/i)
  }
  expect(nonces.size).toBe(PERSONAL.length + 4)
})

test('personal pages are kept by nobody, answers of doors neither', async ({ by }) => {
  const karim = await by('karim.benali')
  for (const path of PERSONAL) {
    const { 'cache-control': kept = '' } = (await karim.get(path)).headers()
    for (const word of ['private', 'no-store']) expect(kept, path).toContain(word)
  }
  const posted = await post(karim, '/api/compose/audience', [['chosen', '']])
  expect(posted.headers()['cache-control']).toBe('private, no-store')
  expect((await karim.get('/api/recipients?q=mar')).headers()['cache-control']).toContain('no-store')
  expect((await karim.get('/api/auth/session')).headers()['cache-control']).toContain('no-store')
})

test('every answer says how it may be used, also errors and files', async ({ by }) => {
  const karim = await by('karim.benali')
  for (const path of [
    '/',
    '/sign-in',
    '/nowhere',
    '/api/health',
    '/api/nowhere',
    '/api/attachments/nowhere',
    '/icons.svg',
    '/api/auth/session',
  ]) {
    const headers = (await karim.get(path)).headers()
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
    })
    expect(headers, path).not.toHaveProperty('x-powered-by')
    expect(headers, path).not.toHaveProperty('access-control-allow-origin')
  }
})

test('cookies are for the server alone and do not travel with what other sites send', async ({ baseURL }) => {
  const somebody = await makePerson('Camille Cookie')
  const stranger = await requestsOf(baseURL!)
  const page = await (await stranger.get('/sign-in')).text()
  const fields: [string, string][] = [
    ['identifier', somebody.identifier],
    ['password', 'preau'],
  ]
  await post(stranger, '/sign-in', [...hiddenFields(page, 'name="password"'), ...fields])
  await post(stranger, '/sign-in', [...hiddenFields(page, 'name="locale"'), ['locale', 'fr']])
  await saveLetter(stranger, { subject: 'Gardé' })
  await post(stranger, '/api/compose', [
    ['intent', 'send'],
    ['id', '01990000-0000-7000-8000-000000000001'],
    ['subject', 'Sans destinataire'],
  ])
  const { cookies } = await stranger.storageState()
  expect(cookies.map(({ name }) => name)).toEqual(expect.arrayContaining(['next-auth.session-token', 'locale']))
  for (const { name, httpOnly, sameSite } of cookies) expect([name, httpOnly, sameSite]).toEqual([name, true, 'Lax'])
  await stranger.dispose()
})

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** What is brought, and whether a browser may show it itself. */
const FILES: [string, Buffer, string, string | null][] = [
  ['conseil.pdf', pdf('conseil.pdf').buffer, 'application/pdf', 'application/pdf'],
  ['photo.png', PICTURE, 'image/png', 'image/png'],
  ['notes.txt', Buffer.from('Bonjour'), 'text/plain', 'text/plain; charset=utf-8'],
  ['page.html', Buffer.from('<!doctype html><script>alert(1)</script>'), 'application/octet-stream', null],
  ['dessin.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'application/octet-stream', null],
  ['photo.png', Buffer.from('<!doctype html><script>alert(1)</script>'), 'application/octet-stream', null],
]

test('files are saved, not shown, in a box without scripts; only harmless kinds may be shown on demand', async ({ by }) => {
  const karim = await by('karim.benali')
  for (const [name, bytes, type, shown] of FILES) {
    const id = await upload(karim, name, bytes)
    const guarded = {
      'cache-control': expect.stringMatching(/^private, no-store/),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    }
    const saved = await karim.get(`/api/attachments/${id}`)
    expect(saved.headers(), name).toMatchObject({
      ...guarded,
      'content-type': type,
      'content-disposition': expect.stringMatching(/^attachment;/),
    })
    const inline = await karim.get(`/api/attachments/${id}?inline`)
    const kind = shown ? /^inline;/ : /^attachment;/
    const framed = shown === 'application/pdf' ? "; frame-ancestors 'self'" : ''
    expect(inline.headers(), name).toMatchObject({
      ...guarded,
      'content-security-policy': `${guarded['content-security-policy']}${framed}`,
      'content-type': shown ?? type,
      'content-disposition': expect.stringMatching(kind),
    })
    const part = await karim.get(`/api/attachments/${id}`, { headers: { range: 'bytes=0-0' } })
    expect([part.status(), (await part.body()).length]).toEqual([206, 1])
    expect(part.headers(), name).toMatchObject({ ...guarded, 'content-disposition': expect.stringMatching(/^attachment;/) })
    expect((await karim.head(`/api/attachments/${id}`)).headers(), name).toMatchObject(guarded)
  }
})

test('the health check tells that all is well, to anybody, and nothing else', async ({ baseURL }) => {
  const stranger = await requestsOf(baseURL!)
  const answer = await stranger.get('/api/health?verbose=1', { headers: { accept: 'text/html' } })
  expect([answer.status(), await answer.text()]).toEqual([200, '{"status":"ok"}'])
  expect(answer.headers()).toMatchObject({ 'cache-control': 'no-store' })
  expect(answer.headers()).not.toHaveProperty('set-cookie')
  await stranger.dispose()
})

const PART =
  /^(|mail|inbox|sent|drafts|trash|compose|print|directory|groups|settings|api|attachments|messages|attachments\.zip|export|sign-in|second-factor|chat|ID)$/
const PARAMETERS: Record<string, RegExp> = {
  before: /^\d+_ID$/,
  filter: /^(unread|starred)$/,
  draft: /^ID$/,
  to: /^ID$/,
  after: /^ID$/,
  class: /^[3-6][A-E]$/,
}

test('addresses hold ids and words of ours, never names, subjects or anything else about people', async ({ by, baseURL }) => {
  const claire = await by('claire.martin')
  const links = new Set<string>()
  for (const path of [...PERSONAL, '/directory?q=martin']) {
    const html = await (await claire.get(path)).text()
    for (const [, link] of html.matchAll(/\s(?:href|action|src)="([^"#]*)"/g)) links.add(decode(link!))
  }
  for (const link of links) {
    const url = new URL(link.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID'), baseURL)
    if (url.origin !== baseURL || /^\/(_next\/static|icons\.svg|icon\.svg)/.test(url.pathname)) continue
    for (const part of url.pathname.slice(1).split('/')) expect(part, link).toMatch(PART)
    for (const [name, value] of url.searchParams) expect(value, link).toMatch(PARAMETERS[name] ?? /^$/)
  }
  expect(links.size).toBeGreaterThan(50)
})
