'use client'

import { useEffect, useRef } from 'react'
import { PrintPageButton } from '#components/mail/print-button'
import { Notice } from '#components/ui/notice'

export type CodesWords = Record<'title' | 'hint' | 'print' | 'go', string>

/** Shown once: what the server keeps of them cannot be read back. */
export function RecoveryCodes({ codes, words, next }: { codes: string[]; words: CodesWords; next: string }) {
  const title = useRef<HTMLHeadingElement>(null)
  // They stand where the form stood, and with it the button that had the focus.
  useEffect(() => title.current?.focus(), [])
  return (
    <div className="grid gap-5">
      <Notice kind="done">
        <h2 className="font-semibold" ref={title} tabIndex={-1}>
          {words.title}
        </h2>
        <p>{words.hint}</p>
      </Notice>
      <ul className="codes" aria-label={words.title}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p className="flow">
        <PrintPageButton label={words.print} />
        <a className="btn btn-line" href={next}>
          {words.go}
        </a>
      </p>
    </div>
  )
}
