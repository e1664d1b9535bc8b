'use client'

import { EditorContent, useEditor } from '@tiptap/react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { documentOf, EXTENSIONS, placeOf, withoutFalseBold } from './editor-extensions.ts'
import { EditorTools } from './editor-tools.tsx'
import type { ComposeLabels } from './labels.ts'

/** What the editor begins with; `focus` is the caret in typed text, or whether the start of the text takes the focus. */
export type StartingText = { focus: number | boolean } & ({ html: string } | { text: string })

export type MessageEditorProps = {
  start: () => StartingText
  restored: { body: string; bodyFormat: 'html' | 'text' } | undefined
  describedBy: string | undefined
  labels: ComposeLabels
  onChange: () => void
  onFiles: (files: FileList) => void
}

/** The rich text field. Its HTML is read only when the form is: typing costs no conversion. */
export function MessageEditor({ start, restored, describedBy, labels, onChange, onFiles }: MessageEditorProps) {
  const [given] = useState(start)
  const format = useRef<HTMLInputElement>(null)
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: 'html' in given ? given.html : documentOf(given.text),
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    // Its rules stand in our own style sheet, since a policy forbids injected ones.
    injectCSS: false,
    editorProps: {
      attributes: attributesOf(labels.message, describedBy),
      transformPastedHTML: withoutFalseBold,
      handlePaste(_, event) {
        const files = event.clipboardData?.files
        if (!files?.length || event.clipboardData?.types.includes('text/html')) return false
        onFiles(files)
        return true
      },
    },
    onUpdate: onChange,
  })
  // In the same moment as the textarea goes: what is typed between the two would reach neither.
  useLayoutEffect(() => {
    if (given.focus === false) return
    editor.commands.setTextSelection(typeof given.focus === 'number' && 'text' in given ? placeOf(given.text, given.focus) : 0)
    editor.view.focus()
  }, [editor, given])
  useEffect(() => {
    editor.setOptions({ editorProps: { ...editor.options.editorProps, attributes: attributesOf(labels.message, describedBy) } })
  }, [editor, labels.message, describedBy])
  const known = useRef(restored)
  useEffect(() => {
    if (!restored || restored === known.current) return
    known.current = restored
    editor.commands.setContent(restored.bodyFormat === 'html' ? restored.body : documentOf(restored.body), { emitUpdate: false })
  }, [editor, restored])
  useEffect(() => {
    const form = format.current?.form
    const give = ({ formData }: FormDataEvent) => formData.set('body', editor.isEmpty ? '' : editor.getHTML())
    form?.addEventListener('formdata', give)
    return () => form?.removeEventListener('formdata', give)
  }, [editor])
  return (
    <>
      <input type="hidden" name="bodyFormat" value="html" ref={format} />
      <EditorTools editor={editor} labels={labels} />
      <EditorContent className="editor" editor={editor} />
    </>
  )
}

function attributesOf(label: string, describedBy: string | undefined): Record<string, string> {
  return {
    id: 'compose-body',
    class: 'area prose',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': label,
    ...(describedBy ? { 'aria-describedby': describedBy, 'aria-invalid': 'true' } : {}),
  }
}
