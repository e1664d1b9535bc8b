import type { ReactNode } from 'react'
import { BrandMark } from '#components/ui/brand'
import { SignInArt } from './sign-in-art.tsx'
import './gate.css'

type Props = { title: string; intro: ReactNode; children: ReactNode; foot?: ReactNode }

/** The frame of the pages before sign-in. */
export function Gate({ title, intro, children, foot }: Props) {
  return (
    <div className="gate">
      <main className="lined" id="contenu">
        <p className="brand">
          <BrandMark />
          <span>Préau</span>
        </p>
        <div className="entry">
          <div>
            <h1 className="title-34">{title}</h1>
            <p className="mute mt-2">{intro}</p>
          </div>
          {children}
        </div>
        <div className="foot">{foot}</div>
      </main>
      <SignInArt />
    </div>
  )
}
