import type { APIRequestContext, APIResponse } from '@playwright/test'

/** The first form of a page that holds `marker`, as a browser without scripts would post it: its hidden fields. */
export function hiddenFields(html: string, marker: string): [string, string][] {
  const form = [...html.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([text]) => text).find((text) => text.includes(marker))
  if (!form) throw new Error(`no form with ${marker}`)
  const inputs = [...form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag)
  return inputs.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')])
}

function attribute(tag: string, name: string): string {
  return decode(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
}

export function decode(html: string): string {
  const signs: Record<string, string> = { quot: '"', '#x27': "'", lt: '<', gt: '>', amp: '&' }
  return html.replaceAll(/&(quot|#x27|lt|gt|amp);/g, (_, name: string) => signs[name]!)
}

/** Posts a form; the answer is not followed further than a browser would show it. */
export function post(
  by: APIRequestContext,
  url: string,
  fields: Iterable<[string, string]>,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return by.post(url, { multipart: form, headers })
}
