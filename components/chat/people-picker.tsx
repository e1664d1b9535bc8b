'use client'

import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Avatar } from '#components/ui/avatar'
import { Icon } from '#components/ui/icon'
import { counted, fill } from './panel-words.tsx'
import { useChat } from './use-chat.tsx'
import { type Proposed, usePeopleSearch } from './use-people-search.ts'
import './people-picker.css'

type Props = {
  chosen: Proposed[]
  /** Not proposed: those who are in the talk already. */
  without?: string[]
  onChange: (chosen: Proposed[]) => void
  /** Enter with nothing typed. */
  onConfirm: () => void
}

/**
 * « Rechercher une personne »: proposes people while one types (combobox of the ARIA practices guide, list autocomplete); those
 * chosen stand above it, each with a cross. As the recipients of a message are chosen.
 */
export function PeoplePicker({ chosen, without = [], onChange, onConfirm }: Props) {
  const { words } = useChat()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState('')
  const [shut, setShut] = useState(false)
  const [moved, setMoved] = useState({ query: '', to: 0 })
  const found = usePeopleSearch(typed)
  const offered = found.people.filter((one) => !without.includes(one.id) && !chosen.some((other) => other.id === one.id))
  const active = moved.query === found.query ? Math.min(moved.to, offered.length - 1) : 0
  const open = offered.length > 0 && !shut
  useEffect(() => input.current?.focus(), [])

  const pick = (person: Proposed | undefined) => {
    if (!person) return
    onChange([...chosen, person])
    setTyped('')
  }
  const remove = (person: Proposed) => {
    onChange(chosen.filter((one) => one.id !== person.id))
    input.current?.focus()
  }
  const move = (event: KeyboardEvent, by: 1 | -1) => {
    event.preventDefault()
    setShut(false)
    if (open) setMoved({ query: found.query, to: (active + by + offered.length) % offered.length })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event
    if (event.nativeEvent.isComposing) return
    if (key === 'ArrowDown') move(event, 1)
    if (key === 'ArrowUp') move(event, -1)
    if (key === 'Escape' && open) {
      event.stopPropagation()
      setShut(true)
    }
    if (key === 'Enter') {
      event.preventDefault()
      if (open) pick(offered[active])
      else if (typed.trim() === '') onConfirm()
    }
    if (key === 'Backspace' && typed === '' && chosen.length > 0) onChange(chosen.slice(0, -1))
  }
  return (
    <div className="picker">
      {chosen.length > 0 ? (
        <ul className="chosen" aria-label={words.chosen}>
          {chosen.map((person) => (
            <li key={person.id} className="chip">
              <Avatar name={person.name} size="xs" />
              <span className="cut">{person.name}</span>
              <button
                type="button"
                className="x"
                aria-label={fill(words.remove, { name: person.name })}
                onClick={() => remove(person)}
              >
                <Icon name="x" size={15} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <span className="find">
        <Icon name="search" />
        <input
          ref={input}
          value={typed}
          role="combobox"
          aria-label={words.search}
          placeholder={words.search}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-options`}
          aria-activedescendant={open ? `${id}-${active}` : undefined}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          maxLength={100}
          onChange={({ target }) => {
            setTyped(target.value)
            setShut(false)
          }}
          onKeyDown={onKeyDown}
        />
      </span>
      {open ? (
        <div className="offered" id={`${id}-options`} role="listbox" aria-label={words.suggestions}>
          {offered.map((person, index) => (
            <Proposal
              key={person.id}
              id={`${id}-${index}`}
              person={person}
              isActive={index === active}
              onActive={() => setMoved({ query: found.query, to: index })}
              onPick={() => pick(person)}
            />
          ))}
        </div>
      ) : null}
      <p className={found.state === 'done' && found.people.length === 0 ? 'small mute said' : 'sr'} role="status">
        {sentenceFor(found.state, offered.length, found.people.length, found.query)}
      </p>
    </div>
  )

  function sentenceFor(state: typeof found.state, count: number, all: number, query: string): string {
    if (state === 'failed') return words.searchFailed
    if (state === 'done' && all === 0) return fill(words.nobody, { query })
    return open ? counted(count, words.found) : ''
  }
}

type ProposalProps = { id: string; person: Proposed; isActive: boolean; onActive: () => void; onPick: () => void }

/** Somebody proposed, with their role under the name. The keys are the field's own. */
function Proposal({ id, person, isActive, onActive, onPick }: ProposalProps) {
  const { words } = useChat()
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and the keys.
    // biome-ignore lint/a11y/useFocusableInteractive: pointed to by aria-activedescendant, never focused.
    <div
      id={id}
      ref={line}
      className="opt"
      role="option"
      aria-selected={isActive}
      aria-label={person.role ? `${person.name}, ${person.role}` : person.name}
      // The press would take the focus from the field.
      onMouseDown={(event) => event.preventDefault()}
      onPointerMove={isActive ? undefined : onActive}
      onClick={onPick}
    >
      <Avatar name={person.name} size="s" />
      <span className="grow">
        <span className="cut">{person.name}</span>
        {person.role ? <small>{person.role}</small> : null}
      </span>
      {isActive ? (
        <span className="kbd" aria-hidden="true">
          {words.enterKey}
        </span>
      ) : null}
    </div>
  )
}
