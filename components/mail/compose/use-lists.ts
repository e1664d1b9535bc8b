import { useState } from 'react'
import type { OpenedList, RecipientList } from '#domain/mail/recipient-lists'
import type { Recipient } from '#domain/mail/types'
import { type ComposeLabels, fill } from './labels.ts'
import { refText } from './recipient-name.ts'

type Options = {
  given: RecipientList[]
  chosen: Recipient[]
  labels: ComposeLabels
  onAdd: (recipients: Recipient[]) => void
}

/** « Mes listes » with scripts: through route handlers, whose addresses outlive a new build and never render compose anew. */
export function useLists({ given, chosen, labels, onAdd }: Options) {
  const [lists, setLists] = useState(given)
  const [said, setSaid] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const tell = (sentence: string, wrong?: string) => {
    setSaid(sentence)
    setTrouble(wrong)
  }
  /** Whether all of it was added. */
  const use = async ({ id, name }: RecipientList): Promise<boolean> => {
    try {
      const answer = await fetch(`/api/recipient-lists/${id}`, { headers: { accept: 'application/json' } })
      if (!answer.ok) throw new Error(`list: ${answer.status}`)
      const { recipients, missing } = (await answer.json()) as OpenedList
      onAdd(recipients)
      const added = fill(labels.listAdded, { name, count: recipients.length })
      tell(missing.length > 0 ? `${added} ${fill(labels.listMissing, { names: missing.join(', ') })}` : '')
      return missing.length === 0
    } catch {
      tell('', labels.listsFailed)
      return false
    }
  }
  const keep = async (name: string): Promise<boolean> => {
    try {
      const fields = new URLSearchParams({ name, chosen: chosen.map(refText).join(' ') })
      const answer = await fetch('/api/recipient-lists', { method: 'POST', body: fields })
      if (answer.status === 422) tell('', (await answer.json()).refusal.sentence)
      else if (!answer.ok) throw new Error(`list: ${answer.status}`)
      else {
        setLists(((await answer.json()) as { lists: RecipientList[] }).lists)
        tell(fill(labels.listKept, { name: name.trim() }))
        return true
      }
    } catch {
      tell('', labels.listsFailed)
    }
    return false
  }
  return { lists, said, trouble, use, keep }
}
