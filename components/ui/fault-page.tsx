'use client'

import { useSyncExternalStore } from 'react'
import { pageWords } from '#components/ui/page-words'

type Props = { error: unknown; retry: () => void }

/** What one sees when a page failed. Its few words are in the page's script: nothing can be asked of the server now. */
export function FaultPage({ error, retry }: Props) {
  const lang = useSyncExternalStore(
    () => () => {},
    () => document.documentElement.lang,
    () => 'fr',
  )
  const words = pageWords(lang)
  return (
    <main className="leaf lined" id="contenu" tabIndex={-1}>
      <div className="empty seyes" role="alert">
        <h1 className="h20">{words.faultTitle}</h1>
        <p>
          {words.faultText} {digestOf(error)}
        </p>
        <p className="flow">
          <button className="btn btn-main" type="button" onClick={retry}>
            {words.retry}
          </button>
          <a className="btn btn-bare" href="/">
            {words.home}
          </a>
        </p>
      </div>
    </main>
  )
}

/** The reference under which the server's log has the fault; a fault of this page alone has none. */
function digestOf(error: unknown): string {
  return error instanceof Error && 'digest' in error ? String(error.digest) : 'page'
}
