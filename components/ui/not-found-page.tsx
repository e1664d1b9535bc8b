'use client'

import { EmptyState } from '#components/ui/empty-state'
import { pageWords } from '#components/ui/page-words'

/**
 * Not mine and does not exist say the same thing. A client component because the router sends this page along with every
 * other: so only its name and the language travel, not its words.
 */
export function NotFoundPage({ lang }: { lang: string }) {
  const words = pageWords(lang)
  const home = (
    <a className="btn btn-main" href="/">
      {words.home}
    </a>
  )
  return (
    <main className="leaf lined alone" id="contenu" tabIndex={-1}>
      <title>{`${words.notFoundTitle} – Préau`}</title>
      <EmptyState title={words.notFoundTitle} level={1} action={home}>
        {words.notFoundText}
      </EmptyState>
    </main>
  )
}
