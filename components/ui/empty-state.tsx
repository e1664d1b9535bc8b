import type { ReactNode } from 'react'

type Props = { title: ReactNode; children?: ReactNode; action?: ReactNode; level?: 1 | 2 | 3 }

/** A ruled patch: a title that says the fact, one sentence that says what to do, one button. */
export function EmptyState({ title, children, action, level = 2 }: Props) {
  const Heading = `h${level}` as const
  return (
    <div className="empty seyes">
      <Heading className="h20">{title}</Heading>
      {children ? <p>{children}</p> : null}
      {action}
    </div>
  )
}
