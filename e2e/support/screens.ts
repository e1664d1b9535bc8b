import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'RGAAv4']

/** What axe finds wrong with the page as it stands, one line each; by all rules that have our tags, or by those named. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations: found } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze()
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any }) => `${id} (${help}): ${target.join(' ')} ${any[0]?.message ?? ''}`),
  )
}

/** Nothing sticks out to the side, and no text is cut off without a way to it. */
export async function expectFits(page: Page, where: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const room = document.documentElement.clientWidth
    const visible = (element: Element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    const clipped = (element: Element) => {
      for (let up = element.parentElement; up; up = up.parentElement) {
        if (getComputedStyle(up).overflowX !== 'visible') return true
      }
      return false
    }
    const out = [...document.querySelectorAll('a:not(.skip), button, input, select, textarea, h1, h2, p, li, label')].filter(
      (element) => {
        const { left, right, width } = element.getBoundingClientRect()
        return visible(element) && width > 1 && (right > room + 1 || left < -1) && !clipped(element)
      },
    )
    const scrolls = document.documentElement.scrollWidth > room ? [`page: ${document.documentElement.scrollWidth}`] : []
    return [...scrolls, ...out.map((element) => `${element.tagName} ${element.className} ${element.textContent.slice(0, 30)}`)]
  })
  expect(wide, where).toEqual([])
}

/** Controls that are smaller than 24 by 24 pixels; a label counts with its box, and a link that covers its row as that row. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.locator('header a, header button, aside a, form a, form button, form input, form label').evaluateAll((controls) =>
    controls
      .filter((control) => control.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map((control) => {
        const covers = getComputedStyle(control, '::after').position === 'absolute'
        const area = covers ? control.closest('li') : control.closest('label')
        return { control, box: (area ?? control).getBoundingClientRect() }
      })
      .filter(({ box }) => box.width > 1 && box.height > 1 && (box.width < 24 || box.height < 24))
      .map(
        ({ control, box }) => `${control.tagName} ${control.className} « ${control.textContent} » ${box.width} × ${box.height}`,
      ),
  )
}
