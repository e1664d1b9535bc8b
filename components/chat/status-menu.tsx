'use client'

import { type ToggleEvent, useId, useRef, useState } from 'react'
import { Icon } from '#components/ui/icon'
import { FieldError } from '#components/ui/notice'
import type { PresenceView, Status } from '#domain/presence/types'
import { postChat } from './post-chat.ts'
import { StatusShape } from './presence-dot.tsx'
import { type PresenceWords, whyNot } from './presence-words.tsx'
import { StatusChoices } from './status-choices.tsx'
import { StatusForm } from './status-form.tsx'
import { nameOfStatus } from './status-name.ts'
import './status-menu.css'

type Props = {
  /** What the viewer says of themself. */
  presence: PresenceView
  words: PresenceWords
  /** Told when the server has it. */
  onChanged: () => void
}

/** One's own status, and the menu to choose another, as it is or in words of one's own. */
export function StatusMenu({ presence, words, onChanged }: Props) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const [isOwn, setOwn] = useState(false)
  const [trouble, setTrouble] = useState('')
  const say = async (status: Status, text: string) => {
    const why = whyNot(await postChat('status', { status, text }), words)
    setTrouble(why)
    if (why) return
    onChanged()
    menu.current?.hidePopover()
    button.current?.focus()
  }
  const onToggle = (event: ToggleEvent<HTMLDivElement>) => {
    setOwn(false)
    setTrouble('')
    if (event.newState !== 'open') return
    if (button.current) placeUnder(button.current, event.currentTarget)
    event.currentTarget.querySelector<HTMLElement>('[aria-checked="true"]')?.focus()
  }
  const error = trouble ? <FieldError id={`${id}-error`}>{trouble}</FieldError> : null
  const { status, text } = presence
  return (
    <>
      <button type="button" className="mystatus" popoverTarget={id} aria-haspopup="menu" title={words.mine} ref={button}>
        <StatusShape status={status} />
        {text ? <span className="sr">{nameOfStatus(presence, words)}, </span> : null}
        <bdi className="cut">{text || nameOfStatus(presence, words)}</bdi>
        <Icon name="chevron-down" size={15} />
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: no control; Escape closes no more than this. */}
      <div
        className="menu status-menu"
        id={id}
        popover="auto"
        ref={menu}
        onToggle={onToggle}
        onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      >
        {isOwn ? (
          <StatusForm presence={presence} words={words} error={error} onSay={say} onCancel={() => menu.current?.hidePopover()} />
        ) : (
          <StatusChoices presence={presence} words={words} onSay={(one) => void say(one, '')} onOwn={() => setOwn(true)} />
        )}
        {isOwn ? null : error}
      </div>
    </>
  )
}

/** A popover lies above the page: it is put under its button, within the window. */
function placeUnder(button: HTMLElement, menu: HTMLElement): void {
  const { bottom, left } = button.getBoundingClientRect()
  const room = document.documentElement.clientWidth - menu.offsetWidth - 8
  Object.assign(menu.style, { margin: '0', top: `${bottom + 4}px`, left: `${Math.max(8, Math.min(left, room))}px` })
}
