'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { Icon } from '#components/ui/icon'
import { MessageNotes } from './after/message-notes.tsx'
import { RecallDialog } from './after/recall-button.tsx'
import { MessageActions } from './message-actions.tsx'
import { NeighbourLinks } from './neighbour-links.tsx'
import type { SheetView } from './sheet-types.ts'
import { OlderMessages, PrintThread } from './thread-links.tsx'
import { EarlierMessage, ThreadMessageView } from './thread-message.tsx'

/** An open message: what can be done with it, its subject, the earlier messages of the thread folded, then itself. */
export function MessageSheet({ sheet }: { sheet: SheetView }) {
  const { words } = sheet
  /** Of what was searched for when it was opened. */
  const query = useSearch()
  return (
    <section className="sheet lined open" tabIndex={-1} aria-label={words.reading}>
      <MessageActions sheet={sheet} />
      <header className="subject">
        <Link className="back" href={query ? `/mail/${sheet.segment}?${query}` : `/mail/${sheet.segment}`} prefetch={false}>
          <Icon name="chevron-left" size={16} />
          {query ? words.results : sheet.boxTitle}
        </Link>
        <NeighbourLinks sheet={sheet} />
        <h1 className="title" dir="auto">
          {sheet.subject || words.noSubject}
        </h1>
        <p className="meta">
          {sheet.tag && <span className="tag">{sheet.tag}</span>}
          {sheet.meta}
        </p>
      </header>
      <MessageNotes id={sheet.id} notes={sheet.notes} />
      {sheet.notes.recall && <RecallDialog id={sheet.id} recall={sheet.notes.recall} />}
      <OlderMessages sheet={sheet} />
      {sheet.earlier.map((earlier) => (
        <EarlierMessage key={earlier.id} message={earlier} words={words} />
      ))}
      <ThreadMessageView message={sheet.message} words={words} />
      <PrintThread sheet={sheet} />
    </section>
  )
}

function useSearch(): string {
  const params = useSearchParams()
  return params.get('q') ? params.toString() : ''
}
