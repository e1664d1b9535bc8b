'use client'

import { Icon } from '#components/ui/icon'

/** Prints the page; its style leaves the message alone on the sheet. Hidden where there are no scripts to do it. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button
      type="button"
      className="btn btn-bare btn-sm btn-ico scripted only-wide"
      aria-label={label}
      title={label}
      onClick={() => window.print()}
    >
      <Icon name="printer" />
    </button>
  )
}

/** The one main button of a page that is there to be printed. */
export function PrintPageButton({ label }: { label: string }) {
  return (
    <button type="button" className="btn btn-main scripted" onClick={() => window.print()}>
      <Icon name="printer" />
      {label}
    </button>
  )
}
