/**
 * The load, in a process of its own so that it does not share our event loop: 16 connections that are kept open, each asking
 * again as soon as it was answered. Reads a `LoadPlan` on stdin and writes a `LoadResult` on stdout.
 */
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { LoadPlan, LoadResult, Sample } from './run-load.ts'

const plan = JSON.parse(await text(process.stdin)) as LoadPlan
const agent = new Agent({ keepAlive: true, maxSockets: plan.connections })
const HOW = {
  method: plan.body === undefined ? 'GET' : 'POST',
  headers: plan.body === undefined ? plan.headers : { ...plan.headers, 'content-length': Buffer.byteLength(plan.body) },
}
const samples: Sample[] = []
let failed = 0
let bytes = 0
let next = 0

/** Asks for one address and reads the answer to its end; the bytes are those on the wire, compressed. */
function ask(path: string): Promise<void> {
  const began = performance.now()
  return new Promise((done) => {
    const asked = request(new URL(path, plan.origin), { agent, ...HOW }, (response) => {
      let length = 0
      response.on('data', (chunk: Buffer) => {
        length += chunk.length
      })
      response.on('end', () => {
        if (response.statusCode !== 200) failed++
        bytes += length
        samples.push([performance.timeOrigin + began, performance.now() - began])
        done()
      })
    })
    asked.on('error', () => {
      failed++
      done()
    })
    asked.end(plan.body)
  })
}

async function keepAsking(isOver: () => boolean): Promise<void> {
  while (!isOver()) await ask(plan.paths[next++ % plan.paths.length] ?? '/')
}

async function askWith16(isOver: () => boolean): Promise<void> {
  await Promise.all(Array.from({ length: plan.connections }, () => keepAsking(isOver)))
}

const began = performance.now()
const end = began + plan.seconds * 1000
await askWith16(() => next >= (plan.requests ?? Number.POSITIVE_INFINITY) || performance.now() >= end)
const seconds = (performance.now() - began) / 1000
agent.destroy()
const result: LoadResult = {
  seconds,
  requests: samples.length,
  failed,
  bytes,
  samples: plan.wantsSamples ? samples : [],
  latencies: samples.map(([, took]) => took),
}
process.stdout.write(JSON.stringify(result))
