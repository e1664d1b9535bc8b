import type { Browser, Page } from '@playwright/test'
import { coldPage, withBrowser } from '../browser.ts'
import { median } from '../measure.ts'
import { atMost, type Line, milliseconds } from '../report.ts'
import type { Stage } from '../stage.ts'
import type { Workload } from './workload.ts'

type Seen = { rowsAtFirstPaint: number; firstPaint: number; shift: number; click: number }

/** As many rows as the first screen may show; the rest lies below it. */
const ON_SCREEN = 10
const SETTLED = 1_000

export const w13: Workload = {
  name: 'W13',
  title: 'the inbox in a browser that was never here, and the first click',
  run: (stage) =>
    withBrowser(async (browser) => [
      ...(await paintedLines(stage, browser, 1, 50)),
      ...(await paintedLines(stage, browser, 4, 150)),
    ]),
}

async function paintedLines(stage: Stage, browser: Browser, slower: number, most: number): Promise<Line[]> {
  const seen: Seen[] = []
  for (let round = 0; round < stage.rounds; round++) seen.push(await look(stage, browser, slower))
  const middle = (of: keyof Seen) => median(seen.map((one) => one[of]))
  const how = slower === 1 ? 'CPU as it is' : `CPU ÷ ${slower}`
  const rows = Math.min(...seen.map((one) => one.rowsAtFirstPaint))
  return [
    {
      what: `${how}: rows at first paint`,
      ours: `${rows} at ${milliseconds(middle('firstPaint'))}`,
      aim: `≥ ${ON_SCREEN}`,
      met: rows >= ON_SCREEN,
    },
    atMost(`${how}: layout shift (CLS)`, Math.max(...seen.map((one) => one.shift)), 0.005, (value) => value.toFixed(4)),
    atMost(`${how}: click to its message`, middle('click'), most, milliseconds),
  ]
}

function look(stage: Stage, browser: Browser, slower: number): Promise<Seen> {
  const { cookie } = stage.owners[10_000]
  return coldPage(browser, stage.ours.origin, cookie, async (page) => {
    const client = await page.context().newCDPSession(page)
    await client.send('Emulation.setCPUThrottlingRate', { rate: slower })
    await page.addInitScript(watch)
    await page.goto(`${stage.ours.origin}/mail/inbox`, { waitUntil: 'networkidle' })
    await page.waitForTimeout(SETTLED)
    const painted = await page.evaluate(() => (window as unknown as Watched).painted())
    return { ...painted, click: await click(page) }
  })
}

type Watched = { painted: () => Omit<Seen, 'click'>; opened: Promise<number> }

/** Runs in the page before all else: rows counted each frame, the first paint and the shifts as the browser tells them. */
function watch(): void {
  const frames: [number, number][] = []
  const count = (at: number) => {
    frames.push([at, document.querySelectorAll('a.subj').length])
    if (frames.length < 600) requestAnimationFrame(count)
  }
  requestAnimationFrame(count)
  let shift = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as unknown as { value: number; hadRecentInput: boolean }[])
      if (!entry.hadRecentInput) shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  Object.assign(window, {
    painted: () => {
      const firstPaint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN
      return { rowsAtFirstPaint: frames.findLast(([at]) => at <= firstPaint)?.[1] ?? 0, firstPaint, shift }
    },
  })
}

/** From the press of the button until the frame that shows the message's subject and text is on the screen. */
async function click(page: Page): Promise<number> {
  const link = page.locator('a.subj').nth(2)
  await page.evaluate(expectMessage, (await link.textContent())?.trim() ?? '')
  await link.click()
  return page.evaluate(() => (window as unknown as Watched).opened)
}

/** Runs in the page. A frame is on the screen once the task after it begins. */
function expectMessage(subject: string): void {
  const isSubject = (title: Element) => title.textContent?.trim() === subject
  const stands = () => [...document.querySelectorAll('h1')].some(isSubject) && document.querySelector('article') !== null
  const opened = new Promise<number>((done) => {
    const onClick = (event: Event) => {
      const painted = () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - event.timeStamp)))
      const look = () => (stands() ? painted() : requestAnimationFrame(look))
      look()
    }
    addEventListener('click', onClick, { capture: true, once: true })
  })
  Object.assign(window, { opened })
}
