'use client'

import { type Editor, useEditorState } from '@tiptap/react'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Icon, type IconName } from '#components/ui/icon'
import type { ComposeLabels } from './labels.ts'
import { LinkField } from './link-field.tsx'

type Mark = 'bold' | 'italic' | 'bulletList' | 'orderedList' | 'blockquote' | 'link'
type Tool = { mark: Mark; label: keyof ComposeLabels; icon: IconName; run?: (editor: Editor) => void }

const TOOLS: Tool[] = [
  { mark: 'bold', label: 'bold', icon: 'bold', run: (editor) => editor.chain().focus().toggleBold().run() },
  { mark: 'italic', label: 'italic', icon: 'italic', run: (editor) => editor.chain().focus().toggleItalic().run() },
  { mark: 'bulletList', label: 'bulletList', icon: 'list', run: (editor) => editor.chain().focus().toggleBulletList().run() },
  {
    mark: 'orderedList',
    label: 'orderedList',
    icon: 'list-ordered',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  { mark: 'blockquote', label: 'quote', icon: 'quote', run: (editor) => editor.chain().focus().toggleBlockquote().run() },
  { mark: 'link', label: 'link', icon: 'link' },
]

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** The tools stand in the margin, as all that places a thing does; one stop of the Tab key, arrows within. */
export function EditorTools({ editor, labels }: { editor: Editor; labels: ComposeLabels }) {
  const bar = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState(0)
  const [linking, setLinking] = useState(false)
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => Object.fromEntries(TOOLS.map(({ mark }) => [mark, now.isActive(mark)])),
  })
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (!step) return
    event.preventDefault()
    const next = (stop + step + TOOLS.length) % TOOLS.length
    setStop(next)
    bar.current?.querySelectorAll('button')[next]?.focus()
  }
  const use = (run: (editor: Editor) => void) => {
    editor.view.focus()
    run(editor)
  }
  return (
    <>
      <div ref={bar} className="tools" role="toolbar" aria-label={labels.tools} aria-controls="compose-body" onKeyDown={move}>
        {TOOLS.map(({ mark, label, icon, run }, index) => (
          <button
            key={mark}
            type="button"
            className="tool"
            tabIndex={index === stop ? 0 : -1}
            aria-label={labels[label]}
            title={labels[label]}
            aria-pressed={on[mark] ?? false}
            onFocus={() => setStop(index)}
            // The text keeps the focus and its selection, so that one may type on at once.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => (run ? use(run) : setLinking(!linking))}
          >
            <Icon name={icon} size={18} />
          </button>
        ))}
      </div>
      {linking ? <LinkField editor={editor} labels={labels} onClose={() => setLinking(false)} /> : null}
    </>
  )
}
