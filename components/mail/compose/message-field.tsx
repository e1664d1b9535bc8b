'use client'

import { type ComponentType, useEffect, useRef, useState } from 'react'
import { FieldError } from '#components/ui/notice'
import type { ComposeLabels } from './labels.ts'
import type { MessageEditorProps, StartingText } from './message-editor.tsx'

type Props = {
  /** As the server keeps it. */
  html: string
  text: string
  /** Brought back from this browser; replaces what the server gave. */
  restored: { body: string; bodyFormat: 'html' | 'text' } | undefined
  error: string | undefined
  focused: boolean
  labels: ComposeLabels
  onChange: () => void
  onFiles: (files: FileList) => void
}

/** A textarea at once and for good without scripts; the editor takes its place, with its text and focus, when it has come. */
export function MessageField({ html, text, restored, error, labels, ...props }: Props) {
  const area = useRef<HTMLTextAreaElement>(null)
  const [Editor, setEditor] = useState<ComponentType<MessageEditorProps>>()
  useEffect(() => {
    let gone = false
    import('./message-editor.tsx').then(
      ({ MessageEditor }) => gone || setEditor(() => MessageEditor),
      // The textarea writes just as well.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [])
  useEffect(() => {
    if (restored?.bodyFormat === 'text' && area.current) area.current.value = restored.body
  }, [restored])
  const start = (): StartingText => {
    const typed = area.current
    const changed = typed !== null && typed.value !== typed.defaultValue
    const focused = typed !== null && document.activeElement === typed
    if (changed) return { text: typed.value, focus: focused ? typed.selectionStart : false }
    return {
      html: restored?.bodyFormat === 'html' ? restored.body : html,
      focus: focused || (props.focused && document.activeElement === document.body),
    }
  }
  const describedBy = error ? 'compose-body-error' : undefined
  return (
    <div className="writing">
      {Editor ? (
        <Editor
          start={start}
          restored={restored}
          describedBy={describedBy}
          labels={labels}
          onChange={props.onChange}
          onFiles={props.onFiles}
        />
      ) : (
        <>
          <input type="hidden" name="bodyWas" value={html} />
          <textarea
            ref={area}
            id="compose-body"
            className="area"
            name="body"
            defaultValue={text}
            maxLength={50_000}
            aria-label={labels.message}
            aria-describedby={describedBy}
          />
        </>
      )}
      {error ? (
        <div className="writing-error">
          <FieldError id="compose-body-error">{error}</FieldError>
        </div>
      ) : null}
    </div>
  )
}
