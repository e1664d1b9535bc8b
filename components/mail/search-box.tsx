'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, type RefObject, useEffect, useRef } from 'react'
import { Icon } from '#components/ui/icon'
import type { ShownSearch } from './mailbox-types.ts'
import type { SearchWords } from './mailbox-words.tsx'
import { queryOf, searchHref } from './search-address.tsx'

/** The list is a form of its own, so the fields of the search name theirs. */
const FORM = 'recherche'

/** Whoever searched goes on in the search box of the list that comes. */
let justSearched = false

/** Without scripts a plain form; with them the address has what was filled in, and nothing else. */
export function SearchForm({ segment, query }: { segment: string; query: string }) {
  const router = useRouter()
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const asked = queryOf(new FormData(event.currentTarget))
    justSearched = asked !== query
    router.push(searchHref(segment, asked))
  }
  return <form id={FORM} action={`/mail/${segment}`} onSubmit={search} hidden />
}

type Props = { words: SearchWords; search: ShownSearch | null }

/** The search box of a list, its filters behind a disclosure, and those that are in force, each with a way out. */
export function SearchBox({ words, search }: Props) {
  const input = useRef<HTMLInputElement>(null)
  useFocusAfterSearch(input)
  return (
    <search className="find-mail">
      <div className="find">
        <input
          ref={input}
          form={FORM}
          type="search"
          name="q"
          defaultValue={search?.query}
          maxLength={200}
          aria-label={words.label}
          placeholder={words.placeholder}
          autoComplete="off"
          enterKeyHint="search"
          dir="auto"
        />
        <button form={FORM} type="submit" className="btn btn-bare btn-sm btn-ico" aria-label={words.submit}>
          <Icon name="search" />
        </button>
      </div>
      <Filters words={words} />
      {search && search.filters.length > 0 && <InForce words={words} search={search} />}
    </search>
  )
}

function useFocusAfterSearch(input: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    if (justSearched) input.current?.focus()
    justSearched = false
  }, [input])
}

function Filters({ words }: { words: SearchWords }) {
  const field = (name: string, label: string, type: 'text' | 'date') => (
    <label>
      {label}
      <input
        form={FORM}
        className="input"
        name={name}
        type={type}
        maxLength={type === 'text' ? 80 : undefined}
        autoComplete="off"
      />
    </label>
  )
  const box = (name: string, label: string) => (
    <label className="choice">
      <input form={FORM} className="box" type="checkbox" name={name} value="1" />
      {label}
    </label>
  )
  return (
    <details className="filters">
      <summary className="small">
        {words.filters}
        <Icon name="chevron-down" size={16} />
      </summary>
      <div className="fields">
        {field('from', words.from, 'text')}
        {field('to', words.to, 'text')}
        {field('after', words.after, 'date')}
        {field('until', words.before, 'date')}
        {box('files', words.withFiles)}
        {box('unread', words.unreadOnly)}
        <button form={FORM} type="submit" className="btn btn-line btn-sm">
          {words.apply}
        </button>
      </div>
    </details>
  )
}

function InForce({ words, search }: { words: SearchWords; search: ShownSearch }) {
  return (
    <ul className="in-force" aria-label={words.active}>
      {search.filters.map(({ typed, href }) => (
        <li key={typed}>
          <Link className="tag" href={href} prefetch={false} aria-label={`${words.remove} ${typed}`}>
            <bdi>{typed}</bdi>
            <Icon name="x" size={14} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
