import { expect, it } from 'vitest'
import { smallForm } from './request-body.ts'

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

/** Sent piece by piece, without saying how long it is. */
function inPieces(bytes: number): ReadableStream<Uint8Array> {
  let left = bytes
  return new ReadableStream({
    pull(out) {
      if (left <= 0) return out.close()
      out.enqueue(new TextEncoder().encode('a'.repeat(Math.min(left, 16_384))))
      left -= 16_384
    },
  })
}

it('reads the fields of a form', async () => {
  const form = await smallForm(post(new URLSearchParams({ name: 'Équipe', chosen: 'group:1' })))
  expect([form.get('name'), form.get('chosen')]).toEqual(['Équipe', 'group:1'])
})

it('stops at 256 kB, said beforehand or not', async () => {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  await expect(smallForm(post('a'.repeat(300_000), { ...type, 'content-length': '300000' }))).rejects.toMatchObject({
    code: 'form-too-large',
  })
  await expect(smallForm(post(inPieces(300_000), type))).rejects.toMatchObject({ code: 'form-too-large' })
})

it('refuses what is no form', async () => {
  await expect(smallForm(post('{}', { 'content-type': 'application/json' }))).rejects.toMatchObject({ code: 'bad-input' })
})
