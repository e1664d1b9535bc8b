import sanitizeHtml from 'sanitize-html'

declare const clean: unique symbol
/** HTML that went through `cleanHtml`: the only kind that the interface may set as markup. */
export type CleanHtml = string & { readonly [clean]: true }

/** Absolute only: in a message, a relative link would point into Préau. */
const LINK = /^(?:https?:\/\/|mailto:)/i

const TAGS = ['p', 'br', 'b', 'strong', 'i', 'em', 'u', 's', 'ul', 'ol', 'li', 'blockquote', 'a', 'code', 'pre']

/**
 * Keeps the allow-list of SAFETY rule 20 and nothing else; the text of what is dropped stays, scripts and styles go with
 * their content. Done on write and again on read, so that a list made stricter later holds for old messages too.
 */
export function cleanHtml(html: string): CleanHtml {
  return sanitizeHtml(html, {
    allowedTags: TAGS,
    allowedAttributes: { a: ['href', 'rel', 'target'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nestingLimit: 20,
    transformTags: {
      b: 'strong',
      i: 'em',
      a: (_, { href }) => ({
        tagName: 'a',
        attribs:
          href && LINK.test(href)
            ? { href, rel: 'noopener noreferrer nofollow', target: '_blank' }
            : ({} as Record<string, string>),
      }),
    },
  }) as CleanHtml
}

/** Typed text (scripts off) as paragraphs: blank lines part paragraphs, single ones break lines. */
export function htmlFromText(text: string): CleanHtml {
  const asText = (part: string) => part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => `<p>${asText(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('') as CleanHtml
}

/** The text of cleaned HTML: one line a block. */
export function textFromHtml(html: CleanHtml): string {
  const lined = html.replaceAll(/<br\s*\/?>|<\/(p|li|blockquote|pre|ul|ol)>/g, (tag) => `${tag}\n`)
  return sanitizeHtml(lined, { allowedTags: [], allowedAttributes: {} })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}
