import Link from 'next/link'
import { Icon } from '#components/ui/icon'
import type { SheetView } from './sheet-types.ts'

/** More of a long thread than comes with the message. */
export function OlderMessages({ sheet: { more, words } }: { sheet: SheetView }) {
  if (!more) return null
  return (
    <p className="older lined">
      <Link className="btn btn-bare btn-sm" href={more.href} prefetch={false} scroll={false}>
        {words.older}
        <span className="num mute" aria-hidden="true">
          {more.missing}
        </span>
      </Link>
    </p>
  )
}

/** Under the message: its whole thread on a page that prints. */
export function PrintThread({ sheet: { printThread, words } }: { sheet: SheetView }) {
  if (!printThread) return null
  return (
    <p className="after">
      <Link className="btn btn-bare btn-sm" href={printThread} prefetch={false}>
        <Icon name="printer" size={16} />
        {words.printThread}
      </Link>
    </p>
  )
}
