import type { ReactNode } from 'react'

/** A part of a sheet: its name in the margin, what it says right of the line. */
export function SheetRow({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section className="prow">
      <h2 className="lab">{name}</h2>
      <div className="val">{children}</div>
    </section>
  )
}
