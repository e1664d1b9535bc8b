'use client'

import { type FormEvent, startTransition, useActionState } from 'react'
import { PrintPageButton } from '#components/mail/print-button'
import { FieldError } from '#components/ui/notice'
import { makeSheetsAction, type SheetsState } from '#domain/directory/people/actions'
import type { Slip } from '#domain/directory/people/activation-sheets'
import type { PeopleFilter } from '#domain/directory/people/people-filter'

type Words = Record<'onlyNew' | 'make' | 'print' | 'once' | 'identifier' | 'code' | 'open' | 'choose' | 'type', string>
type Props = { filter: PeopleFilter; none: boolean; words: Words; school: string }

/** The button that makes the codes; then the slips, in this answer alone: another page, or this one again, no longer has them. */
export function ActivationSheets({ filter, none, words, school }: Props) {
  const [state, send, pending] = useActionState<SheetsState, FormData>(makeSheetsAction, {})
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    if (!pending) startTransition(() => send(fields))
  }
  if (state.slips) return <Slips slips={state.slips} address={state.address ?? ''} words={words} school={school} />
  if (none) return null
  return (
    <form action={send} onSubmit={submit} className="stack unprinted">
      {Object.entries(filter).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label className="choice">
        <input className="box" type="checkbox" name="onlyNew" defaultChecked />
        {words.onlyNew}
      </label>
      {state.refusal && !pending ? <FieldError id="sheets-refusal">{state.refusal.sentence}</FieldError> : null}
      <p>
        <button type="submit" className="btn btn-main" aria-disabled={pending || undefined}>
          {words.make}
        </button>
      </p>
    </form>
  )
}

type SlipsProps = { slips: Slip[]; address: string; words: Words; school: string }

function Slips({ slips, address, words, school }: SlipsProps) {
  return (
    <>
      <div className="flow unprinted">
        <PrintPageButton label={words.print} />
        <p role="status">{words.once}</p>
      </div>
      <ul className="slips">
        {slips.map((slip) => (
          <li key={slip.id}>
            <p className="small">{school}</p>
            <p className="h20" dir="auto">
              {slip.name}
            </p>
            <p dir="auto">{slip.role}</p>
            <dl>
              <dt>{words.identifier}</dt>
              <dd>{slip.identifier}</dd>
              <dt>{words.code}</dt>
              <dd>{slip.code}</dd>
            </dl>
            <ol className="small">
              <li>
                {words.open} <bdi>{address}/activate</bdi>
              </li>
              <li>{words.type}</li>
              <li>{words.choose}</li>
            </ol>
          </li>
        ))}
      </ul>
    </>
  )
}
