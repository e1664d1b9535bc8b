/**
 * Runs in the browser before the application. Under `require-trusted-types-for 'script'` (see proxy.ts) the browser asks this
 * policy before a string becomes a script's address or markup. Next's loader and React hand over strings, hence a policy
 * named `default`: scripts come from our own build only, and markup keeps nothing but text, whoever wrote it.
 */
type Policy = { createHTML: (html: string) => string }
type Rules = { createScriptURL?: (url: string) => string; createHTML?: (html: string) => string }
type Factory = { createPolicy: (name: string, rules: Rules) => Policy }

/** Text as messages have it, and as word processors put it on the clipboard (the editor then keeps what its schema knows). */
const TAGS = new Set(
  'P BR B STRONG I EM U S DEL INS UL OL LI BLOCKQUOTE A CODE PRE SPAN DIV H1 H2 H3 H4 H5 H6 TABLE THEAD TBODY TR TD TH'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(['href', 'rel', 'target', 'dir', 'lang', 'start', 'data-pm-slice'])
const SILENT = new Set('SCRIPT STYLE TEMPLATE IFRAME OBJECT EMBED SVG MATH NOSCRIPT TITLE TEXTAREA SELECT'.split(' '))
/** What React writes to make an empty script element. */
const EMPTY_SCRIPT = '<script></script>'

const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
const asIs = factory?.createPolicy('preau', { createHTML: (html) => html })
factory?.createPolicy('default', { createScriptURL: ownScript, createHTML: onlyText })

function ownScript(address: string): string {
  const url = new URL(address, location.href)
  if (url.origin !== location.origin || !url.pathname.startsWith('/_next/static/'))
    throw new TypeError(`foreign script: ${address}`)
  return address
}

function onlyText(html: string): string {
  if (html === EMPTY_SCRIPT || !asIs) return html
  const { body } = new DOMParser().parseFromString(asIs.createHTML(html), 'text/html')
  // Children come before their parents, so that what an unwrapped parent leaves behind is already clean.
  for (const element of [...body.querySelectorAll('*')].reverse()) clean(element)
  return body.innerHTML
}

function clean(element: Element): void {
  const tag = element.tagName.toUpperCase()
  if (SILENT.has(tag)) element.remove()
  else if (TAGS.has(tag)) cleanAttributes(element)
  else element.replaceWith(...element.childNodes)
}

function cleanAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    const isSafe = name !== 'href' || /^(https?|mailto):/i.test(value.trim())
    if (!ATTRIBUTES.has(name) || !isSafe) element.removeAttribute(name)
  }
}

/** The interface's library writes one style element by itself (how far a press may wander); the policy wants a nonce on it. */
Object.assign(globalThis, { __webpack_nonce__: document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce })
