import { extensionOf } from './file-name.ts'

export const UNKNOWN_TYPE = 'application/octet-stream'

/** What a browser might run if it were ever shown: it leaves without its type. */
const ACTIVE_TYPES =
  /^(?:text\/html|image\/svg\+xml|application\/(?:xhtml\+xml|xml|x-shockwave-flash|wasm|javascript)|text\/(?:xml|javascript))$/

/** Extensions that promise a kind of content; other extensions promise nothing. */
const PROMISES = new Map(
  Object.entries({
    image: 'jpg jpeg jpe jfif png apng gif webp heic heif avif bmp tif tiff ico',
    media: 'mp3 m4a aac oga ogg opus flac wav wma weba mp4 m4v mov webm mkv avi ogv 3gp mpg mpeg',
    pdf: 'pdf',
    package: 'zip docx docm dotx xlsx xlsm xltx pptx pptm ppsx potx odt ods odp odg ott ots otp epub',
    compound: 'doc xls ppt pps msg pub',
    archive: 'rar 7z gz tgz bz2 xz tar',
    text: 'txt csv tsv md',
  }).flatMap(([family, extensions]) => extensions.split(' ').map((extension): [string, string] => [extension, family])),
)

const TEXT_TYPES = new Map([
  ['csv', 'text/csv'],
  ['md', 'text/markdown'],
])
const COMPOUND_TYPES = new Map([
  ['doc', 'application/msword'],
  ['xls', 'application/vnd.ms-excel'],
  ['ppt', 'application/vnd.ms-powerpoint'],
  ['pps', 'application/vnd.ms-powerpoint'],
])

/**
 * The type under which bytes of `type` leave when their owner calls them `name`. Bytes that a browser could run, and
 * names that promise something else than the bytes hold, leave as `application/octet-stream`.
 */
export function servedType(type: string, name: string): string {
  if (ACTIVE_TYPES.test(type)) return UNKNOWN_TYPE
  const extension = extensionOf(name)
  const promise = PROMISES.get(extension)
  const family = familyOf(type)
  if (promise && promise !== family) return UNKNOWN_TYPE
  if (family === 'compound') return COMPOUND_TYPES.get(extension) ?? UNKNOWN_TYPE
  return (type === 'text/plain' && TEXT_TYPES.get(extension)) || type
}

function familyOf(type: string): string {
  if (type === 'application/pdf') return 'pdf'
  if (type === 'application/x-cfb') return 'compound'
  if (/^(?:audio|video)\/|^application\/ogg$/.test(type)) return 'media'
  if (/^application\/(?:zip|epub\+zip|vnd\.(?:openxmlformats|oasis|ms-))/.test(type)) return 'package'
  if (/^application\/(?:x-rar|x-7z|gzip|x-bzip|x-xz|x-tar)/.test(type)) return 'archive'
  return type.startsWith('text/') ? 'text' : type.slice(0, type.indexOf('/'))
}

const SHOWN_TYPES = /^(?:image\/(?:png|jpeg|gif|webp)|application\/pdf|(?:audio|video)\/[\w.+-]+)$/
const READ_AS_TEXT = new Set(['text/plain', 'text/csv', 'text/markdown'])

/** The type under which a file may be shown in the browser itself, or null when it may only be saved (rule 26). */
export function inlineType(type: string): string | null {
  if (READ_AS_TEXT.has(type)) return 'text/plain; charset=utf-8'
  return SHOWN_TYPES.test(type) ? type : null
}
