import type { Content } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'

/** Only what the server's cleaner lets through: whatever is pasted beyond it becomes plain paragraphs. */
export const EXTENSIONS = [
  StarterKit.configure({
    heading: false,
    horizontalRule: false,
    trailingNode: false,
    link: {
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      protocols: ['http', 'https', 'mailto'],
      isAllowedUri: (address) => isAllowedAddress(address),
      HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
    },
  }),
]

export function isAllowedAddress(address: string): boolean {
  if (!URL.canParse(address)) return /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(address)
  return ['http:', 'https:', 'mailto:'].includes(new URL(address).protocol)
}

/** Typed lines as a document: a line a paragraph, as Enter makes them. */
export function documentOf(text: string): Content {
  const line = (words: string) => ({ type: 'paragraph', ...(words ? { content: [{ type: 'text', text: words }] } : {}) })
  return { type: 'doc', content: text.replaceAll('\r\n', '\n').split('\n').map(line) }
}

/** Where a caret of the text stands in that document: each line break is the end and the start of a paragraph. */
export function placeOf(text: string, caret: number): number {
  return caret + 1 + (text.slice(0, caret).match(/\n/g)?.length ?? 0)
}

/** Some word processors wrap all that is copied into a bold that says by its style that it is none; styles do not come this far. */
export function withoutFalseBold(html: string): string {
  return html.replaceAll(/<(b|strong)\b[^>]*font-weight:\s*(?:normal|[1-5]00)[^>]*>/gi, '')
}
