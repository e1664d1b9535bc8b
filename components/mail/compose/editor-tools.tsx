'use client'

import { type Editor, useEditorState } from '@tiptap/react'
import { useState } from 'react'
import { ToggleButton, Toolbar } from 'react-aria-components'
import { Icon, type IconName } from '#components/ui/icon'
import type { ComposeLabels } from './labels.ts'
import { LinkField } from './link-field.tsx'

type Tool = {
  name: 'bold' | 'italic' | 'bulletList' | 'orderedList' | 'blockquote'
  label: keyof ComposeLabels
  icon: IconName
  run: (editor: Editor) => void
}

const TOOLS: Tool[] = [
  { name: 'bold', label: 'bold', icon: 'bold', run: (editor) => editor.chain().focus().toggleBold().run() },
  { name: 'italic', label: 'italic', icon: 'italic', run: (editor) => editor.chain().focus().toggleItalic().run() },
  { name: 'bulletList', label: 'bulletList', icon: 'list', run: (editor) => editor.chain().focus().toggleBulletList().run() },
  {
    name: 'orderedList',
    label: 'orderedList',
    icon: 'list-ordered',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  { name: 'blockquote', label: 'quote', icon: 'quote', run: (editor) => editor.chain().focus().toggleBlockquote().run() },
]

/** The tools stand in the margin, as all that places a thing does; one stop of the Tab key, arrows within. */
export function EditorTools({ editor, labels }: { editor: Editor; labels: ComposeLabels }) {
  const [linking, setLinking] = useState(false)
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      Object.fromEntries(['link', ...TOOLS.map(({ name }) => name)].map((name) => [name, now.isActive(name)])),
  })
  return (
    <>
      <Toolbar className="tools" aria-label={labels.tools}>
        {TOOLS.map(({ name, label, icon, run }) => (
          <ToggleButton
            key={name}
            className="tool"
            aria-label={labels[label]}
            isSelected={active[name] ?? false}
            onChange={() => run(editor)}
          >
            <Icon name={icon} size={18} />
          </ToggleButton>
        ))}
        <ToggleButton
          className="tool"
          aria-label={labels.link}
          isSelected={active.link ?? false}
          onChange={() => setLinking(!linking)}
        >
          <Icon name="link" size={18} />
        </ToggleButton>
      </Toolbar>
      {linking ? <LinkField editor={editor} labels={labels} onClose={() => setLinking(false)} /> : null}
    </>
  )
}
