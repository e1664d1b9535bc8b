import { expect, it } from 'vitest'
import { answerBody } from './answer-body.ts'

function counted() {
  const state = { made: 0, closed: 0 }
  async function* pieces() {
    try {
      for (;;) {
        state.made += 1
        yield Buffer.from('piece')
      }
    } finally {
      state.closed += 1
    }
  }
  return { state, pieces: pieces() }
}

it('makes a piece when it is asked for, and none ahead', async () => {
  const { state, pieces } = counted()
  const reader = answerBody(pieces, new AbortController().signal).getReader()
  expect(state.made).toBe(0)
  await reader.read()
  await reader.read()
  expect(state.made).toBe(2)
  await reader.cancel()
  expect(state.closed).toBe(1)
})

it('closes what is open when the client leaves in the middle, and calls that no fault', async () => {
  const { state, pieces } = counted()
  const client = new AbortController()
  let stopped = 0
  const reader = answerBody(pieces, client.signal, () => (stopped += 1)).getReader()
  await reader.read()
  client.abort()
  expect(await reader.read()).toMatchObject({ done: true })
  expect([stopped, state.closed]).toEqual([1, 1])
})

it('stops before the first piece when the client had already left', async () => {
  const client = new AbortController()
  client.abort()
  let stopped = 0
  const reader = answerBody(counted().pieces, client.signal, () => (stopped += 1)).getReader()
  expect(await reader.read()).toMatchObject({ done: true })
  expect(stopped).toBe(1)
})

it('tells a fault of its own', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('piece')
    throw new Error('the disk is gone')
  }
  const reader = answerBody(broken(), new AbortController().signal).getReader()
  await reader.read()
  await expect(reader.read()).rejects.toThrow('the disk is gone')
})
