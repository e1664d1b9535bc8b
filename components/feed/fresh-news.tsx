'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { MAIL_NEWS, type MailNewsEvent } from '#components/header/mail-news'

/** Who hears of the same message does not ask for the page in the same moment; milliseconds. */
const SPREAD_MS = 2_000

/**
 * Brings the feed up to date when something came: by itself while nobody is about to touch it, otherwise by a button, so that
 * nothing moves under the pointer.
 */
export function FreshNews({ show }: { show: string }) {
  const router = useRouter()
  const place = useRef<HTMLParagraphElement>(null)
  const [isOffered, setOffered] = useState(false)
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const bring = () => {
      const page = place.current?.closest('main')
      if (scrollY > 40 || page?.matches(':focus-within') || page?.querySelector('ul:hover')) setOffered(true)
      else router.refresh()
    }
    const onNews = ({ detail }: MailNewsEvent) => {
      if (!detail.changed) return
      clearTimeout(waiting)
      waiting = setTimeout(bring, Math.random() * SPREAD_MS)
    }
    const listener = onNews as unknown as EventListener
    addEventListener(MAIL_NEWS, listener)
    return () => {
      clearTimeout(waiting)
      removeEventListener(MAIL_NEWS, listener)
    }
  }, [router])
  const onPress = () => {
    setOffered(false)
    router.refresh()
  }
  return (
    <p className="fresh-news" role="status" ref={place}>
      {isOffered ? (
        <button className="btn btn-line btn-sm" type="button" onClick={onPress}>
          {show}
        </button>
      ) : null}
    </p>
  )
}
