'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'

/** Short enough to feel at once, long enough that a fast typist asks once. */
const PAUSE_MS = 150

type Props = { query: string; className: string; children: ReactNode }

/**
 * The form of the directory looks while one types: it changes the address, from which the page is made. Without scripts it is a
 * plain form. Its fields are the browser's own, so that an answer never takes back what was typed meanwhile.
 */
export function LiveSearch({ query, className, children }: Props) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const asked = useRef(query)
  const look = () => {
    clearTimeout(timer.current)
    if (!form.current) return
    const fields = new FormData(form.current)
    asked.current = String(fields.get('q')).trim()
    router.replace(addressOf(fields), { scroll: false })
  }
  const typed = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(look, PAUSE_MS)
  }
  const submitted = (event: FormEvent) => {
    event.preventDefault()
    look()
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    // Another way led here than this form: « Annuaire » in the header, a link to a class.
    if (asked.current !== query) form.current?.reset()
    asked.current = query
  }, [query])
  return (
    <form ref={form} action="/directory" className={className} onInput={typed} onSubmit={submitted}>
      {children}
    </form>
  )
}

function addressOf(fields: FormData): string {
  const filled = [...fields].flatMap(([name, value]) => (typeof value === 'string' && value.trim() ? [[name, value.trim()]] : []))
  return filled.length > 0 ? `/directory?${new URLSearchParams(filled)}` : '/directory'
}
