import Link from 'next/link'
import type { ReactNode } from 'react'
import { Avatar } from '#components/ui/avatar'
import { Icon } from '#components/ui/icon'

type Props = {
  name: string
  kind: 'person' | 'group'
  role: string
  write?: { href: string; label: string } | undefined
  /** Begins a chat; stands beside « Écrire ». */
  say?: ReactNode
  children?: ReactNode
}

/** The head of a sheet: avatar in the margin, name, role in words, « Écrire » and « Envoyer un message » where one may. */
export function SheetHero({ name, kind, role, write, say, children }: Props) {
  return (
    <div className="prow hero">
      <div className="lab">
        <Avatar name={name} kind={kind} size="xl" />
      </div>
      <div className="val">
        <h1 className="title-34" dir="auto">
          {name}
        </h1>
        <p className="mute" dir="auto">
          {role}
        </p>
        {write || say ? (
          <div className="flow">
            {write ? (
              <Link className="btn btn-main" href={write.href} prefetch={false}>
                <Icon name="mail" size={17} />
                {write.label}
              </Link>
            ) : null}
            {say}
          </div>
        ) : null}
        {children}
      </div>
    </div>
  )
}
