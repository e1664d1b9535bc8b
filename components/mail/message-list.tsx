'use client'

import Link from 'next/link'
import { useRef } from 'react'
import { EmptyState } from '#components/ui/empty-state'
import { Icon } from '#components/ui/icon'
import { FILTERS, type ListFilter } from '#domain/mail/types'
import { DoneNotice } from './done-notice.tsx'
import type { Folders, ShownList, ShownSearch } from './mailbox-types.ts'
import type { MailboxWords } from './mailbox-words.tsx'
import { MessageRows } from './message-rows.tsx'
import { SearchBox, SearchForm } from './search-box.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { SentNotice } from './sent-notice.tsx'
import { useFreshList } from './use-fresh-list.ts'
import { useListClicks } from './use-list-clicks.ts'
import { useListDrags } from './use-list-drags.ts'
import { useListKeys } from './use-list-keys.ts'
import { useSelection } from './use-selection.ts'

type Props = { words: MailboxWords; folders: Folders; list: ShownList; open: (path: string, search: string) => void }

/** The list of a box: its head, the rows, the way to other pages, and what can be done with the ticked ones. */
export function MessageList({ words, folders, list, open }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const { change, refusal, done, undo, close } = useSelection(list)
  useListClicks(form, open)
  useListKeys(form)
  useListDrags(form)
  const showNew = useFreshList(form, list)
  const here = `/mail/${list.segment}`
  const { search } = list
  return (
    <>
      <SearchForm segment={list.segment} query={search?.query ?? ''} />
      <form className="list" aria-labelledby="boite" id="messages" ref={form} action={change}>
        <input type="hidden" name="box" value={list.segment} />
        <input type="hidden" name="filter" value={list.filter} />
        <input type="hidden" name="until" value={list.readAt} />
        {search && <input type="hidden" name="q" value={search.query} />}
        <div className="list-head lined">
          <div className="top">
            <h1 className="title grow cut" id="boite" dir="auto">
              {list.title}
            </h1>
            {list.name === null && !search && (
              <button
                type="button"
                className="btn btn-bare btn-ico btn-sm"
                popoverTarget="folder-actions"
                aria-label={words.folder.actions}
              >
                <Icon name="ellipsis" size={20} />
              </button>
            )}
            <a className="btn btn-bare btn-ico btn-sm only-narrow" href="#dossiers" aria-label={words.folders}>
              <Icon name="folder-open" size={20} />
            </a>
            <CreateLink className="btn btn-main btn-sm only-narrow" label={words.create} />
          </div>
          <SearchBox key={search?.query} words={words.search} search={search} />
        </div>
        <div className="sort lined">
          <label className="tick scripted">
            <input className="box" type="checkbox" data-all aria-label={words.selectAll} />
          </label>
          {search ? (
            <FoundLine search={search} here={here} isEmpty={list.empty !== null} clear={words.search.clear} />
          ) : (
            <span className="grow" aria-hidden="true">
              {!list.empty && words.selectAll}
            </span>
          )}
          {!search && (list.name === 'inbox' || list.name === null) && <Filters here={here} filter={list.filter} words={words} />}
        </div>
        {showNew && (
          <button type="button" className="btn btn-line btn-sm fresh" onClick={showNew}>
            {words.showNew}
          </button>
        )}
        {list.hint && <p className="list-hint lined">{list.hint}</p>}
        {list.empty ? <EmptyBox list={list} words={words} /> : <MessageRows key={list.key} list={list} words={words} />}
        {(list.older || !list.isFirst) && <Pages here={here} list={list} words={words} />}
        <SelectionBar words={words} folders={folders} list={list} />
        {refusal && (
          <p className="list-fault" role="alert">
            {refusal.sentence}
          </p>
        )}
        <DoneNotice words={words} done={done} undo={undo} close={close} />
        {list.notice && (
          // Not the key of the rows: of two brothers with one key React keeps what it should take away.
          <SentNotice key={`sent ${list.key}`} here={here}>
            {list.notice}
          </SentNotice>
        )}
      </form>
    </>
  )
}

/** « 12 résultats », and the way out; an empty list has it below. */
function FoundLine({ search, here, isEmpty, clear }: { search: ShownSearch; here: string; isEmpty: boolean; clear: string }) {
  return (
    <>
      <p className="grow" role="status">
        {search.count}
      </p>
      {!isEmpty && (
        <Link className="link" href={here} prefetch={false}>
          {clear}
        </Link>
      )}
    </>
  )
}

function Filters({ here, filter, words }: { here: string; filter: ListFilter; words: MailboxWords }) {
  return (
    <nav className="seg" aria-label={words.filter}>
      {FILTERS.map((one) => (
        <Link
          key={one}
          href={one === 'all' ? here : `${here}?filter=${one}`}
          prefetch={false}
          aria-current={one === filter ? 'true' : undefined}
        >
          {words[one]}
        </Link>
      ))}
    </nav>
  )
}

type PagesProps = { here: string; list: ShownList; words: MailboxWords }

function Pages({ here, list, words }: PagesProps) {
  const { isFirst, older, search } = list
  const filter = search
    ? new URLSearchParams({ q: search.query }).toString()
    : list.filter === 'all'
      ? ''
      : `filter=${list.filter}`
  return (
    <nav className="pager lined" aria-label={words.pages}>
      {!isFirst && (
        <Link className="btn btn-bare btn-sm" href={filter ? `${here}?${filter}` : here} prefetch={false}>
          {search ? words.search.first : words.newest}
        </Link>
      )}
      {older && (
        <Link className="btn btn-bare btn-sm" href={`${here}?${filter ? `${filter}&` : ''}before=${older}`} prefetch={false}>
          {search ? words.search.more : words.older}
          <Icon name="chevron-right" size={16} />
        </Link>
      )}
    </nav>
  )
}

function EmptyBox({ list, words }: { list: ShownList; words: MailboxWords }) {
  const mayCreate = !list.search && list.filter === 'all' && list.name !== null && list.name !== 'trash'
  return (
    <EmptyState
      title={list.empty?.title}
      action={
        list.search ? (
          <Link className="btn btn-line" href={`/mail/${list.segment}`} prefetch={false}>
            {words.search.clear}
          </Link>
        ) : (
          mayCreate && <CreateLink className="btn btn-main" label={words.createMessage} />
        )
      }
    >
      {list.empty?.text}
    </EmptyState>
  )
}

function CreateLink({ className, label }: { className: string; label: string }) {
  return (
    <Link className={className} href="/mail/compose" prefetch={false}>
      <Icon name="pencil-line" size={18} />
      {label}
    </Link>
  )
}
