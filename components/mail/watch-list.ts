import type { RefObject } from 'react'
import { MAIL_NEWS, type MailNewsEvent } from '#components/header/mail-news'
import type { RowView, ShownList } from './mailbox-types.ts'

type Watched = {
  form: RefObject<HTMLFormElement | null>
  list: ShownList
  show: (list: ShownList) => void
  offer: (bring: () => void) => void
  leaving: AbortSignal
}

/** Several news come together, and what was done here is on the screen a moment after it is heard of. */
const SETTLED_MS = 600

/** Whether there were news that no list has looked at: one shown anew is looked after a moment later, and may miss them. */
let isBehind = false
const onNews = ({ detail }: MailNewsEvent) => {
  isBehind ||= detail.changed
}
addEventListener(MAIL_NEWS, onNews as unknown as EventListener)

/** After news the list is asked for anew; where it differs from what is shown, it is brought, or offered while somebody is about to touch it. */
export function watchList({ form, list, show, offer, leaving }: Watched): void {
  let settling: ReturnType<typeof setTimeout> | undefined
  const look = async () => {
    isBehind = false
    const fresh = await fetchList(list, leaving)
    isBehind ||= !fresh
    if (!fresh || leaving.aborted || !form.current || isShown(form.current, fresh.rows ?? [])) return
    if (isBusy(form.current)) offer(() => show(fresh))
    else show(fresh)
  }
  const settle = () => {
    if (!isBehind) return
    clearTimeout(settling)
    settling = setTimeout(look, SETTLED_MS)
  }
  addEventListener(MAIL_NEWS, settle, { signal: leaving })
  leaving.addEventListener('abort', () => clearTimeout(settling), { once: true })
  settle()
}

async function fetchList({ segment, filter }: ShownList, signal: AbortSignal): Promise<ShownList | null> {
  const answer = await fetch(`/api/lists/${segment}?filter=${filter}`, { signal }).catch(() => null)
  return answer?.ok ? ((await answer.json()) as ShownList) : null
}

/** The pointer is over the rows, the focus in them, something is ticked, or they are scrolled. */
function isBusy(form: HTMLFormElement): boolean {
  const rows = form.querySelector('.rows')
  if (!rows) return false
  return (
    rows.matches(':hover, :focus-within') || form.querySelector('.box:checked') !== null || form.scrollTop > 40 || scrollY > 40
  )
}

/** Whether the rows on the screen say the same. */
function isShown(form: HTMLFormElement, rows: RowView[]): boolean {
  const shown = [...form.querySelectorAll('.rows > .row')]
  return shown.length === rows.length && rows.every((row, index) => saysTheSame(shown[index]!, row))
}

function saysTheSame(shown: Element, { id, subject, preview, unread, starred }: RowView): boolean {
  const text = (name: string) => shown.querySelector(name)?.textContent
  return (
    shown.querySelector<HTMLInputElement>('input[name="ids[]"]')?.value === id &&
    shown.classList.contains('unread') === Boolean(unread) &&
    (shown.querySelector('.star') !== null) === Boolean(starred) &&
    (subject === '' || text('.subj') === subject) &&
    text('.prev') === preview
  )
}
