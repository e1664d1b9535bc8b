'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { Toast } from '#components/ui/toast'

/** « Message envoyé à 26 personnes », once: the address forgets it so that « back » does not say it again. */
export function SentNotice({ children, here }: { children: ReactNode; here: string }) {
  const router = useRouter()
  const [shown, setShown] = useState(false)
  // The status region must be there before it speaks.
  useEffect(() => setShown(true), [])
  const close = () => {
    setShown(false)
    router.replace(here)
  }
  return (
    <>
      <Toast onClose={close}>{shown ? children : null}</Toast>
      <noscript>
        <p className="toast slate fixed" role="status">
          {children}
        </p>
      </noscript>
    </>
  )
}
