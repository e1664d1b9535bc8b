'use client'

import { BrandMark } from '#components/ui/brand'
import { EmptyState } from '#components/ui/empty-state'
import { pageWords } from '#components/ui/page-words'

/**
 * Not mine and does not exist say the same thing. A client component because the router sends this page along with every
 * other: so only its name and the language travel, not its words.
 */
export function NotFoundPage({ lang, brand }: { lang: string; brand?: boolean }) {
  const words = pageWords(lang)
  const home = (
    <a className="btn btn-main" href="/">
      {words.home}
    </a>
  )
  return (
    <main className="leaf lined" id="contenu" tabIndex={-1}>
      <title>{`${words.notFoundTitle} – Préau`}</title>
      {brand ? (
        <p className="brand">
          <BrandMark />
          <span>Préau</span>
        </p>
      ) : null}
      <EmptyState title={words.notFoundTitle} level={1} action={home}>
        {words.notFoundText}
      </EmptyState>
    </main>
  )
}
