import { useRef } from 'react'
import { Icon } from '#components/ui/icon'
import { FieldError } from '#components/ui/notice'
import type { RecipientList } from '#domain/mail/recipient-lists'
import { LIMITS, type Recipient } from '#domain/mail/types'
import { type ComposeLabels, fill } from './labels.ts'
import { useLists } from './use-lists.ts'

type Props = {
  lists: RecipientList[]
  chosen: Recipient[]
  labels: ComposeLabels
  onAdd: (recipients: Recipient[]) => void
}

/** « Mes listes »: a native popover of the form's own buttons, so that lists are used and made without scripts too. */
export function ListsMenu({ lists: given, chosen, labels, onAdd }: Props) {
  const menu = useRef<HTMLDivElement>(null)
  const name = useRef<HTMLInputElement>(null)
  const { lists, said, trouble, use, keep } = useLists({ given, chosen, labels, onAdd })
  const keepNamed = async () => {
    if (name.current && (await keep(name.current.value))) name.current.value = ''
  }
  const addWhole = async (list: RecipientList) => {
    if (!(await use(list))) return
    menu.current?.hidePopover()
    document.getElementById('compose-to')?.focus()
  }
  return (
    <>
      <button type="button" className="btn btn-bare btn-sm lists-button" popoverTarget="compose-lists">
        <Icon name="list" size={16} />
        {labels.myLists}
      </button>
      <div ref={menu} id="compose-lists" className="menu lists-menu" popover="auto" role="dialog" aria-label={labels.myLists}>
        {lists.length === 0 ? <p className="small mute none">{labels.noLists}</p> : null}
        <ul>
          {lists.map((list) => (
            <li key={list.id}>
              <button
                type="submit"
                name="intent"
                value={`use-list:${list.id}`}
                aria-label={fill(labels.useList, { name: list.name })}
                onClick={(event) => {
                  event.preventDefault()
                  void addWhole(list)
                }}
              >
                <Icon name="users" size={17} />
                <span className="grow">
                  <span className="cut">
                    <bdi>{list.name}</bdi> <b>({list.size})</b>
                  </span>
                  <small className="cut">{list.names.join(', ')}</small>
                </span>
              </button>
            </li>
          ))}
        </ul>
        <div className="keep-list">
          <label className="small" htmlFor="compose-list-name">
            {labels.listName}
          </label>
          <input
            ref={name}
            id="compose-list-name"
            className="input"
            name="listName"
            maxLength={LIMITS.listName}
            autoComplete="off"
            aria-describedby={trouble ? 'compose-list-trouble' : 'compose-list-hint'}
            aria-invalid={trouble ? true : undefined}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
              event.preventDefault()
              void keepNamed()
            }}
          />
          <button
            type="submit"
            className="btn btn-line btn-sm"
            name="intent"
            value="keep-list"
            onClick={(event) => {
              event.preventDefault()
              void keepNamed()
            }}
          >
            {labels.keepList}
          </button>
          <p className="small mute" id="compose-list-hint">
            {labels.keepListHint}
          </p>
          {trouble ? <FieldError id="compose-list-trouble">{trouble}</FieldError> : null}
          <p className="small" role="status">
            {said}
          </p>
        </div>
        {lists.length > 0 ? (
          <a className="small" href="/settings#lists" target="_blank" rel="noopener">
            {labels.manageLists}
          </a>
        ) : null}
      </div>
    </>
  )
}
