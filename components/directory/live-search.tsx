'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'

/** Short enough to feel at once, long enough that a fast typist asks once. */
const PAUSE_MS = 150

/** The fields by name, as the page was asked for. */
type Props = { asked: Record<string, string>; className: string; children: ReactNode }

/**
 * The form of the directory looks while one types: it changes the address, from which the page is made. Without scripts it is a
 * plain form. Its fields are the browser's own, so that an answer never takes back what was typed or chosen meanwhile, nor the focus.
 */
export function LiveSearch({ asked, className, children }: Props) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const address = addressOf(Object.entries(asked))
  // What this form asked for and was not answered yet, after what is shown.
  const own = useRef([address])
  const look = () => {
    clearTimeout(timer.current)
    if (!form.current) return
    const next = addressOf([...new FormData(form.current)])
    own.current.push(next)
    router.replace(next, { scroll: false })
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
    const place = own.current.indexOf(address)
    // Another way led here than this form: « Annuaire » in the header, a link to a class.
    if (place < 0) fill(form.current, address)
    own.current = place < 0 ? [address] : own.current.slice(place)
  }, [address])
  return (
    <form ref={form} action="/directory" className={className} onInput={typed} onSubmit={submitted}>
      {children}
    </form>
  )
}

function fill(form: HTMLFormElement | null, address: string): void {
  const fields = new URLSearchParams(address.split('?')[1])
  for (const field of form?.elements ?? [])
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = fields.get(field.name) ?? ''
}

function addressOf(fields: [string, FormDataEntryValue][]): string {
  const filled = fields.flatMap(([name, value]) => (typeof value === 'string' && value.trim() ? [[name, value.trim()]] : []))
  return filled.length > 0 ? `/directory?${new URLSearchParams(filled)}` : '/directory'
}
