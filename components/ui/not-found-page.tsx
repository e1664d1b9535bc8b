import { BrandMark } from '#components/ui/brand'
import { EmptyState } from '#components/ui/empty-state'
import { pageWords } from '#components/ui/page-words'

/** Not mine and does not exist say the same thing. The router sends this page along with every other: it stays short. */
export function NotFoundPage({ lang, brand }: { lang: string; brand?: boolean }) {
  const words = pageWords(lang)
  const home = (
    <a className="btn btn-main" href="/">
      {words.home}
    </a>
  )
  return (
    <main className="leaf lined" id="contenu" tabIndex={-1}>
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
