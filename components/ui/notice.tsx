import type { ReactNode } from 'react'
import { Icon, type IconName } from '#components/ui/icon'

const ICONS = { error: 'circle-alert', warn: 'triangle-alert', done: 'circle-check' } satisfies Record<string, IconName>

/** What happened, what is kept, one way out; beside its cause. Errors are announced at once, the rest politely. */
export function Notice({ kind, children }: { kind: 'error' | 'warn' | 'done'; children: ReactNode }) {
  return (
    <div className={`notice ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={ICONS[kind]} />
      <div>{children}</div>
    </div>
  )
}

/** The sentence under a field; the field points to it with `aria-describedby={id}`. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="fielderr" id={id} role="alert">
      <Icon name="circle-alert" size={16} />
      {children}
    </p>
  )
}
