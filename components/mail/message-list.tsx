'use client'

import Link from 'next/link'
import { useRef } from 'react'
import { EmptyState } from '#components/ui/empty-state'
import { Icon } from '#components/ui/icon'
import type { Folders, ShownList, ShownSearch } from './mailbox-types.ts'
import type { MailboxWords } from './mailbox-words.tsx'
import { MessageRows } from './message-rows.tsx'
import { SearchBox, SearchForm } from './search-box.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { SentNotice } from './sent-notice.tsx'
import { useListClicks } from './use-list-clicks.ts'

type Props = { words: MailboxWords; folders: Folders; list: ShownList; open: (path: string, search: string) => void }

/** The list of a box: its head, the rows, the way to other pages, and what can be done with the ticked ones. */
export function MessageList({ words, folders, list, open }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useListClicks(form, open)
  const here = `/mail/${list.segment}`
  const { search } = list
  return (
    <>
      <SearchForm segment={list.segment} />
      <form className="list" aria-labelledby="boite" id="messages" ref={form}>
        <div className="list-head lined">
          <div className="top">
            <h1 className="title grow cut" id="boite" dir="auto">
              {list.title}
            </h1>
            <a className="btn btn-bare btn-ico btn-sm only-narrow" href="#dossiers" aria-label={words.folders}>
              <Icon name="folder-open" size={20} />
            </a>
            <CreateLink className="btn btn-main btn-sm only-narrow" label={words.create} />
          </div>
          <SearchBox words={words.search} search={search} />
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
          {!search && (list.name === 'inbox' || list.name === null) && (
            <UnreadFilter here={here} unread={list.unreadOnly} words={words} />
          )}
        </div>
        {list.empty ? <EmptyBox list={list} words={words} /> : <MessageRows list={list} words={words} />}
        {(list.older || !list.isFirst) && <Pages here={here} list={list} words={words} />}
        <SelectionBar words={words} folders={folders} name={list.name} />
        {list.notice && <SentNotice here={here}>{list.notice}</SentNotice>}
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

function UnreadFilter({ here, unread, words }: { here: string; unread: boolean; words: MailboxWords }) {
  return (
    <nav className="seg" aria-label={words.filter}>
      <Link href={here} prefetch={false} aria-current={unread ? undefined : 'true'}>
        {words.all}
      </Link>
      <Link href={`${here}?filter=unread`} prefetch={false} aria-current={unread ? 'true' : undefined}>
        {words.unread}
      </Link>
    </nav>
  )
}

type PagesProps = { here: string; list: ShownList; words: MailboxWords }

function Pages({ here, list: { unreadOnly, isFirst, older, search }, words }: PagesProps) {
  const filter = search ? new URLSearchParams({ q: search.query }).toString() : unreadOnly ? 'filter=unread' : ''
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
  const mayCreate = !list.search && !list.unreadOnly && list.name !== null && list.name !== 'trash'
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
