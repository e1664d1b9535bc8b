'use client'

import { usePathname, useRouter } from 'next/navigation'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useLayoutEffect, useState } from 'react'
import { setCounts } from '#components/header/live-counts'
import { MessageSheet } from './message-sheet.tsx'
import { postOpen } from './post-open.tsx'
import type { SheetView } from './sheet-types.ts'

/** What the pages beside a list must know: whether a message covers them, and whom to tell that they show one themselves. */
const Beside = createContext<{ covered: boolean; serve: (path: string | null) => void }>({ covered: false, serve: () => {} })

type Held = { source: unknown; sheets: { [path: string]: SheetView } }

/**
 * Messages opened from the list without a page of the server: one small answer, drawn at once, under the address that the
 * page itself has, so that a reload, a link and a browser without scripts show the same. `source` is what stands for the
 * state of the server: when it changes, all that was opened is asked anew.
 */
export function useOpenedSheets(source: unknown) {
  const router = useRouter()
  const pathname = usePathname()
  const [held, setHeld] = useState<Held>({ source, sheets: {} })
  const [coming, setComing] = useState<string | null>(null)
  const [served, serve] = useState<string | null>(null)
  const path = coming ?? pathname
  const sheet = served !== path && held.source === source ? held.sheets[path] : undefined
  useEffect(() => {
    if (pathname === coming) setComing(null)
  }, [pathname, coming])

  const open = useCallback(
    async (wanted: string, search = '') => {
      const opened = await postOpen(wanted)
      if (opened === 'overtaken') return
      if (!opened) return router.push(wanted + search)
      setHeld((was) => ({ source, sheets: { ...(was.source === source ? was.sheets : {}), [wanted]: opened.sheet } }))
      setComing(wanted)
      setCounts(opened.counts, opened.at)
      if (location.pathname !== wanted) history.pushState({ openedFromList: true }, '', wanted + search)
    },
    [router, source],
  )
  useEffect(() => {
    const onReturn = ({ state }: PopStateEvent) => {
      const { pathname } = location
      if (state?.openedFromList && !(pathname in held.sheets)) void open(pathname)
    }
    addEventListener('popstate', onReturn)
    return () => removeEventListener('popstate', onReturn)
  }, [held, open])
  return { sheet, open, beside: { covered: sheet !== undefined, serve } }
}

type FrameProps = {
  sheet: SheetView | undefined
  beside: { covered: boolean; serve: (path: string | null) => void }
  children: ReactNode
}

/** The pane beside the list: the message opened from it, or what the page brings. */
export function BesideList({ sheet, beside, children }: FrameProps) {
  useTitle(sheet)
  return (
    <Beside value={beside}>
      {sheet && <MessageSheet key={sheet.id} sheet={sheet} />}
      {children}
    </Beside>
  )
}

/** The message that a page of the server brings. */
export function ServedSheet({ sheet }: { sheet: SheetView }) {
  const { covered, serve } = useContext(Beside)
  const path = `/mail/${sheet.segment}/${sheet.id}`
  useLayoutEffect(() => {
    serve(path)
    return () => serve(null)
  }, [serve, path])
  return covered ? null : <MessageSheet sheet={sheet} />
}

/** What a page shows beside the list while no message is open. */
export function Uncovered({ children }: { children: ReactNode }) {
  return useContext(Beside).covered ? null : children
}

/** The window is named by the message, until another page gives it its name. */
function useTitle(sheet: SheetView | undefined): void {
  const subject = sheet && (sheet.subject || sheet.words.noSubject)
  useEffect(() => {
    if (!subject) return
    const before = document.title
    const ours = `${subject} – Préau`
    document.title = ours
    return () => {
      if (document.title === ours) document.title = before
    }
  }, [subject])
}
