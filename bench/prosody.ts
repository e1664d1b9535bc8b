import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPackage } from '../scripts/debian.ts'
import { freePort } from './served.ts'
import { XMPP_HOST, XMPP_ROOMS } from './talk/xmpp-seat.ts'

const PROGRAM = '/usr/bin/prosody'

export type Prosody = { port: number; pid: number; stop: () => Promise<void> }

/** Debian's Prosody on a free port of this machine alone, without TLS, for people without accounts; it stores nothing. Null where it is not and may not be brought. */
export async function startProsody(): Promise<Prosody | null> {
  if (!existsSync(PROGRAM)) installPackage('prosody')
  if (!existsSync(PROGRAM)) return null
  const folder = mkdtempSync(join(tmpdir(), 'preau-prosody-'))
  const port = await freePort()
  writeFileSync(join(folder, 'prosody.cfg.lua'), settings(folder, port))
  const child = spawn(PROGRAM, ['-F', '--config', join(folder, 'prosody.cfg.lua')], { stdio: 'ignore' })
  const last = () => child.kill('SIGKILL')
  process.once('exit', last)
  const stop = async () => {
    const gone = new Promise((done) => child.once('exit', done))
    child.kill('SIGTERM')
    await gone
    process.off('exit', last)
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 200; tries++) {
    if (await isOpen(port)) return { port, pid: child.pid ?? 0, stop }
    await new Promise((done) => setTimeout(done, 50))
  }
  await stop()
  throw new Error('Prosody did not start')
}

/** Its defaults, but for what keeps strangers out. */
function settings(folder: string, port: number): string {
  return `
run_as_root = true
daemonize = false
pidfile = "${join(folder, 'prosody.pid')}"
data_path = "${folder}"
log = { error = "${join(folder, 'prosody.log')}" }
interfaces = { "127.0.0.1" }
c2s_ports = { ${port} }
modules_enabled = { "roster", "saslauth", "disco" }
modules_disabled = { "s2s", "s2s_auth_certs", "tls" }
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
storage = "memory"
VirtualHost "${XMPP_HOST}"
  authentication = "anonymous"
  allow_anonymous_multiresourcing = true
Component "${XMPP_ROOMS}" "muc"
  muc_room_locking = false
  max_history_messages = 0
`
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    const end = (open: boolean) => () => {
      socket.destroy()
      done(open)
    }
    socket.once('connect', end(true)).once('error', end(false))
  })
}
