import { connect } from 'node:net'
import { listenFor, type Seat, textOf } from './seat.ts'

export const XMPP_HOST = 'localhost'
export const XMPP_ROOMS = 'rooms.localhost'

const STREAM = `<stream:stream xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams" to="${XMPP_HOST}" version="1.0">`

/** An anonymous client of RFC 6120 and 6121, without TLS: `to` makes what it says a message to that address, `room` one to all in that room. */
export async function takeXmppSeat(
  port: number,
  talk: { room?: string } = {},
): Promise<Seat & { address: string; sayTo: (to: string) => void }> {
  const socket = connect({ port, host: '127.0.0.1' })
  socket.setEncoding('utf8')
  socket.setNoDelay(true)
  let came = ''
  let wake = () => {}
  socket.on('data', (text) => {
    came += String(text)
    wake()
  })
  const until = async (found: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = found.exec(came)
      if (match) {
        came = ''
        return match
      }
      await new Promise<void>((done) => {
        wake = done
      })
    }
  }
  socket.write(STREAM)
  await until(/<\/stream:features>/)
  socket.write('<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="ANONYMOUS"/>')
  await until(/<success/)
  socket.write(STREAM)
  await until(/<\/stream:features>/)
  socket.write('<iq type="set" id="bind"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>')
  const [, address = ''] = await until(/<jid>([^<]+)<\/jid>/)
  socket.write('<presence/>')
  let to = talk.room ? `${talk.room}@${XMPP_ROOMS}` : ''
  if (talk.room) {
    const nick = address.slice(0, 8)
    socket.write(
      `<presence to="${to}/${nick}"><x xmlns="http://jabber.org/protocol/muc"><history maxstanzas="0"/></x></presence>`,
    )
    await until(new RegExp(`from=.${to}/${nick}`))
  }
  const echoes = new Map<string, () => void>()
  const seat = {
    address,
    sayTo: (other: string) => {
      to = other
    },
    say: async (id: string) => {
      const echoed = talk.room ? new Promise<void>((done) => echoes.set(id, done)) : undefined
      socket.write(
        `<message to="${to}" type="${talk.room ? 'groupchat' : 'chat'}" id="${id}"><body>${textOf(id)}</body></message>`,
      )
      await echoed
    },
    onHeard: (_: string) => {},
    leave: () => socket.destroy(),
  }
  const hear = listenFor((id) => {
    echoes.get(id)?.()
    seat.onHeard(id)
  })
  wake = () => {
    hear(came)
    came = ''
  }
  wake()
  return seat
}
