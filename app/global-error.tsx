'use client'

import { FaultPage } from '#components/ui/fault-page'
import './globals.css'

/** When even the root layout failed: nothing is known of the reader, so French and the device's theme. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="fr" data-theme="auto">
      <body>
        <title>Préau</title>
        <FaultPage error={error} retry={retry} />
      </body>
    </html>
  )
}
