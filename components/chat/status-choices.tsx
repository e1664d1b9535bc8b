import { type KeyboardEvent, useId } from 'react'
import { Icon } from '#components/ui/icon'
import { type PresenceView, STATUSES, type Status } from '#domain/presence/types'
import { StatusShape } from './presence-dot.tsx'
import type { PresenceWords } from './presence-words.tsx'

type Props = { presence: PresenceView; words: PresenceWords; onSay: (status: Status) => void; onOwn: () => void }

/** The three statuses, each with what it means, and the way to one in words of one's own. */
export function StatusChoices({ presence: { status, text }, words, onSay, onOwn }: Props) {
  return (
    <div role="menu" tabIndex={-1} aria-label={words.menu} onKeyDown={moveFocus}>
      {STATUSES.map((one) => (
        <Choice
          key={one}
          isChosen={one === status && !text}
          name={words.states[one]}
          hint={words.hints[one]}
          shape={one}
          onChoose={() => onSay(one)}
        />
      ))}
      <Choice
        isChosen={text !== ''}
        name={words.custom}
        hint={text || words.customHint}
        shape={text && status !== 'offline' ? status : null}
        onChoose={onOwn}
      />
    </div>
  )
}

type ChoiceProps = { isChosen: boolean; name: string; hint: string; shape: Status | null; onChoose: () => void }

function Choice({ isChosen, name, hint, shape, onChoose }: ChoiceProps) {
  const id = useId()
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={isChosen}
      aria-label={name}
      aria-describedby={id}
      tabIndex={-1}
      onClick={onChoose}
    >
      {shape ? <StatusShape status={shape} /> : <Icon name="pencil-line" size={14} />}
      <span className="grow">
        {name}
        <bdi className="hint" id={id}>
          {hint}
        </bdi>
      </span>
      {isChosen ? <Icon name="check" size={16} /> : null}
    </button>
  )
}

/** Arrows, Home and End go through a menu, round its ends (ARIA authoring practices, menu button). */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitemradio"]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  items.at(to % items.length)?.focus()
}
