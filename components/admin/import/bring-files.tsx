'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { Icon } from '#components/ui/icon'

type Props = { children: ReactNode; labels: { files: string; read: string; reading: string } }

/** A plain form to the door that takes files as a stream; while they are read it says so and cannot be sent again. */
export function BringFiles({ children, labels }: Props) {
  const [reading, setReading] = useState(false)
  useEffect(() => {
    // A page that comes back from the browser's memory is not reading any more.
    const back = () => setReading(false)
    window.addEventListener('pageshow', back)
    return () => window.removeEventListener('pageshow', back)
  }, [])
  return (
    <form
      className="bring"
      action="/api/imports"
      method="post"
      encType="multipart/form-data"
      onSubmit={(event) => (reading ? event.preventDefault() : setReading(true))}
    >
      <label className="field">
        <span>{labels.files}</span>
        <input
          className="input"
          type="file"
          name="files"
          multiple
          required
          accept=".zip,.csv,.txt,.tsv,.xml"
          aria-describedby="bring-hint"
        />
      </label>
      <p className="small mute" id="bring-hint">
        {children}
      </p>
      <p className="flow">
        <button className="btn btn-main" type="submit" aria-disabled={reading || undefined}>
          <Icon name="upload" />
          {labels.read}
        </button>
        <span className="mute" role="status">
          {reading ? labels.reading : null}
        </span>
      </p>
    </form>
  )
}
