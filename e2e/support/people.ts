import { type APIRequestContext, type BrowserContext, test as base, type Page, request } from '@playwright/test'
import { hiddenFields, post } from './forms.ts'

export { expect } from '@playwright/test'

export const PASSWORD = 'preau'

type State = Awaited<ReturnType<APIRequestContext['storageState']>>

type Fixtures = {
  /** A page in a browser context of that person's own, signed in. */
  as: (identifier: string) => Promise<Page>
  /** Requests of that person, for what needs no browser. */
  by: (identifier: string) => Promise<APIRequestContext>
}

export const test = base.extend<Fixtures>({
  as: async ({ browser, baseURL }, use) => {
    const open: BrowserContext[] = []
    await use(async (identifier) => {
      const context = await browser.newContext({ storageState: await stateOf(identifier, baseURL!) })
      open.push(context)
      return context.newPage()
    })
    await Promise.all(open.map((context) => context.close()))
  },
  by: async ({ baseURL }, use) => {
    const open: APIRequestContext[] = []
    await use(async (identifier) => {
      const context = await requestsOf(baseURL!, await stateOf(identifier, baseURL!))
      open.push(context)
      return context
    })
    await Promise.all(open.map((context) => context.dispose()))
  },
})

/** Whoever is asked for twice in a worker signs in once. */
const states = new Map<string, Promise<State>>()

function stateOf(identifier: string, baseURL: string): Promise<State> {
  const known = states.get(identifier) ?? signIn(identifier, baseURL)
  states.set(identifier, known)
  return known
}

/** Signs in as a browser without scripts does: the form as it stands, posted. */
export async function signIn(identifier: string, baseURL: string): Promise<State> {
  const stranger = await requestsOf(baseURL)
  try {
    const page = await (await stranger.get('/sign-in')).text()
    await post(stranger, '/sign-in', [
      ...hiddenFields(page, 'name="password"'),
      ['identifier', identifier],
      ['password', PASSWORD],
    ])
    const state = await stranger.storageState()
    if (!state.cookies.some(({ name }) => name.endsWith('session-token'))) throw new Error(`${identifier} could not sign in`)
    return state
  } finally {
    await stranger.dispose()
  }
}

/** Browsers name their origin with every post; so do these requests. */
export function requestsOf(baseURL: string, storageState?: State): Promise<APIRequestContext> {
  return request.newContext({ baseURL, extraHTTPHeaders: { origin: baseURL }, ...(storageState ? { storageState } : {}) })
}
