import Link from 'next/link'
import type { MouseEvent } from 'react'
import { Icon, type IconName } from '#components/ui/icon'
import { useOpenBeside } from './open-beside.ts'
import type { SheetView } from './sheet-types.ts'

/** To the messages above and below in the list that one came from; nothing where the list ends. */
export function NeighbourLinks({ sheet: { newer, older, words } }: { sheet: SheetView }) {
  if (!newer && !older) return null
  return (
    <nav className="beside" aria-label={words.neighbours}>
      {newer && <Neighbour href={newer} label={words.previous} icon="chevron-left" />}
      {older && <Neighbour href={older} label={words.next} icon="chevron-right" />}
    </nav>
  )
}

/** Opened as from the list, where there is one. */
function Neighbour({ href, label, icon }: { href: string; label: string; icon: IconName }) {
  const open = useOpenBeside()
  const openHere = (event: MouseEvent) => {
    if (!open || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    open(href)
  }
  return (
    <Link
      className="btn btn-bare btn-sm btn-ico"
      href={href}
      prefetch={false}
      aria-label={label}
      title={label}
      onClick={openHere}
    >
      <Icon name={icon} size={20} />
    </Link>
  )
}
