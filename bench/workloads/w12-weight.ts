import type { Browser, Page } from '@playwright/test'
import { coldPage, withBrowser } from '../browser.ts'
import { atMost, kilobytes, type Line } from '../report.ts'
import type { Workload } from './workload.ts'

type Weight = { requests: number; Script: number; Stylesheet: number; Font: number; all: number }

/** Time for what a page fetches after it stands: prefetches, late chunks. */
const SETTLED = 1_500

export const w12: Workload = {
  name: 'W12',
  title: 'what a browser that was never here loads for the inbox',
  run: (stage) =>
    withBrowser(async (browser) => {
      const { cookie, floorCookie } = stage.owners[10_000]
      const ours = await weigh(browser, stage.ours.origin, cookie, '/mail/inbox')
      const empty = await weigh(browser, stage.floor.origin, floorCookie, '/empty')
      return linesOf(ours, empty)
    }),
}

function linesOf(ours: Weight, empty: Weight): Line[] {
  return [
    atMost('script beyond an empty Next page, gzip', ours.Script - empty.Script, 25_000, kilobytes),
    { what: 'script in all, floor: empty Next page', ours: kilobytes(ours.Script), floor: kilobytes(empty.Script) },
    atMost('style, gzip', ours.Stylesheet, 15_000, kilobytes),
    atMost('fonts', ours.Font, 75_000, kilobytes),
    atMost('requests', ours.requests, 14, String, empty.requests),
    { what: 'everything on the wire', ours: kilobytes(ours.all), floor: kilobytes(empty.all) },
  ]
}

/** Bytes on the wire by kind, headers included, as the browser's own network panel counts them. */
function weigh(browser: Browser, origin: string, cookie: string, path: string): Promise<Weight> {
  return coldPage(browser, origin, cookie, async (page) => {
    const weight: Weight = { requests: 0, Script: 0, Stylesheet: 0, Font: 0, all: 0 }
    await listen(page, weight)
    await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' })
    await page.waitForTimeout(SETTLED)
    return weight
  })
}

async function listen(page: Page, weight: Weight): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const kinds = new Map<string, string>()
  // What stands in the style sheet itself (`data:`) is shown as a request, and is none.
  client.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (!response.url.startsWith('data:')) kinds.set(requestId, type)
  })
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId)
    if (!kind) return
    weight.requests++
    weight.all += encodedDataLength
    if (kind === 'Script' || kind === 'Stylesheet' || kind === 'Font') weight[kind] += encodedDataLength
  })
  await client.send('Network.enable')
}
