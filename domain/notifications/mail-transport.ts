import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { env } from '#env'

/** A mail to one person. `id` is its Message-ID without brackets: the same at every try, so that a repeat is known as one. */
export type Mail = { id: string; to: string; subject: string; text: string; html: string }

/** RFC 3834: no out-of-office answer comes back. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
/** Milliseconds that a mail server may take for each step. */
const PATIENCE = 20_000

/** Hands a mail on by the way that the settings name: Resend, SMTP, or a file in `PREAU_DATA/outbox`. Throws when it was not taken. */
export async function deliverMail(mail: Mail): Promise<void> {
  const { resendApiKey, smtpUrl } = env()
  if (resendApiKey) return deliverByResend(mail, resendApiKey)
  if (smtpUrl) return deliverBySmtp(mail, smtpUrl)
  return writeToOutbox(mail)
}

function asMessage({ id, to, subject, text, html }: Mail) {
  // An address of its own, never read as a list of several.
  return { from: env().mailFrom, to: { name: '', address: to }, subject, text, html, messageId: `<${id}>`, headers: AUTOMATIC }
}

/** https://resend.com/docs/api-reference/emails/send-email: the key makes a repeat within a day the same mail. */
async function deliverByResend({ id, to, subject, text, html }: Mail, key: string): Promise<void> {
  const base = env().resendBaseUrl ?? 'https://api.resend.com'
  const answer = await fetch(new URL('/emails', base), {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': id },
    body: JSON.stringify({
      from: env().mailFrom,
      to: [to],
      subject,
      text,
      html,
      headers: { ...AUTOMATIC, 'Message-ID': `<${id}>` },
    }),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`Resend did not take the mail: ${answer.status}`)
}

async function deliverBySmtp(mail: Mail, url: string): Promise<void> {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail(asMessage(mail))
  } finally {
    transport.close()
  }
}

/** Named by its Message-ID: a repeat writes over the same file. */
async function writeToOutbox(mail: Mail): Promise<void> {
  const folder = join(env().dataFolder, 'outbox')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(asMessage(mail))
  const name = join(folder, `${mail.id.replaceAll(/[^\w.-]/g, '_')}.eml`)
  await writeFile(`${name}.part`, message as Buffer, { mode: 0o600 })
  await rename(`${name}.part`, name)
}
