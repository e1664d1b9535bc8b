import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { settle } from '#env'
import { deliverMail } from './mail-transport.ts'
import { useOutbox } from './test-outbox.ts'

const outbox = useOutbox()
const mail = {
  id: '0190@ecole.example',
  to: 'nadia@example.org',
  subject: 'Été, à l’école',
  text: 'Bonjour,\n\nVoilà.',
  html: '<p>Bonjour,</p>',
}

afterEach(() => settle({ SMTP_URL: '', RESEND_API_KEY: '', RESEND_BASE_URL: '' }))

/** A mail server that keeps what it takes, or refuses all. */
async function smtpServer(refusing = false) {
  const taken: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, _, done) => {
      let all = ''
      stream.on('data', (piece) => {
        all += piece
      })
      stream.on('end', () => {
        taken.push(all)
        done(refusing ? new Error('not today') : null)
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  settle({ SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` })
  return { taken, close: () => new Promise<void>((closed) => server.close(() => closed())) }
}

describe('by SMTP', () => {
  it('arrives as text and HTML, with its id, from the sender of the settings, and says that it is automatic', async () => {
    const { taken, close } = await smtpServer()
    await deliverMail(mail).finally(close)
    const got = await PostalMime.parse(taken[0]!)
    expect(got).toMatchObject({ messageId: '<0190@ecole.example>', subject: mail.subject, from: { name: 'Préau' } })
    expect(got.to).toEqual([expect.objectContaining({ address: mail.to })])
    expect([got.text?.trim(), got.html?.trim()]).toEqual([mail.text, mail.html])
    expect(got.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }))
  })

  it('is a failure when the server does not take it', async () => {
    const { close } = await smtpServer(true)
    await expect(deliverMail(mail)).rejects.toThrow('not today')
    await close()
    await expect(deliverMail(mail)).rejects.toThrow()
  })

  it('goes to one address, whatever it holds', async () => {
    const { taken, close } = await smtpServer()
    await deliverMail({ ...mail, to: 'a@example.org, b@example.org' }).catch(() => {})
    await close()
    expect(taken.join('')).not.toContain('b@example.org\r\nSubject')
    for (const one of taken) expect((await PostalMime.parse(one)).to).toHaveLength(1)
  })
})

describe('by Resend', () => {
  async function resend(status: number) {
    const got: { request: IncomingMessage; body: Record<string, unknown> }[] = []
    const server = createServer(async (request, response) => {
      let body = ''
      for await (const piece of request) body += piece
      got.push({ request, body: JSON.parse(body) })
      response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:9/' } : {}).end('{}')
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    settle({ RESEND_API_KEY: 'key', RESEND_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    return { got, close: () => server.close() }
  }

  it('is posted with the key and its own id', async () => {
    const { got, close } = await resend(200)
    await deliverMail(mail).finally(close)
    expect(got[0]!.request).toMatchObject({ url: '/emails', method: 'POST' })
    expect(got[0]!.request.headers).toMatchObject({ authorization: 'Bearer key', 'idempotency-key': mail.id })
    expect(got[0]!.body).toMatchObject({ to: [mail.to], subject: mail.subject, headers: { 'Message-ID': `<${mail.id}>` } })
  })

  it.each([422, 500, 302])('is a failure when it answers %s', async (status) => {
    const { close } = await resend(status)
    await expect(deliverMail(mail)).rejects.toThrow()
    close()
  })
})

it('without a server lies in the outbox once, however often it was handed on', async () => {
  await deliverMail(mail)
  await deliverMail(mail)
  expect(await outbox.mails()).toEqual([expect.objectContaining({ subject: mail.subject, messageId: `<${mail.id}>` })])
})
