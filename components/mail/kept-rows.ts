/** Lists kept while another is shown; more than a few are not come back to. */
const MOST = 8
const kept = new Map<string, Node[]>()

/**
 * Keeps the rows that the server wrote into `list`, for when the same list is shown again (« back »): a ref callback. Where
 * they are gone, the page is loaded anew.
 */
export function keepMarkup(list: HTMLElement | null, key: string): (() => void) | undefined {
  if (!list) return
  if (!list.firstElementChild) putBack(list, key)
  return () => {
    kept.delete(key)
    kept.set(key, [...list.childNodes])
    for (const old of [...kept.keys()].slice(0, -MOST)) kept.delete(old)
  }
}

function putBack(list: HTMLElement, key: string): void {
  const rows = kept.get(key)
  if (rows) list.replaceChildren(...rows)
  else location.reload()
}
