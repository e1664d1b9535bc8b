import { open } from 'node:fs/promises'
import { FileTypeParser } from 'file-type/node'
import { Refusal } from '#domain/refusal'
import { extensionOf } from './file-name.ts'
import { UNKNOWN_TYPE } from './served-type.ts'

/** Extensions that a double click runs on some system, whatever is inside. */
const REFUSED_EXTENSIONS = new Set(
  (
    'exe com scr pif bat cmd msi msp msix msixbundle appx appxbundle application gadget cpl dll sys drv ocx hta inf reg scf lnk url ' +
    'js jse mjs vb vbe vbs ws wsc wsf wsh ps1 ps1xml ps2 psc1 psd1 psm1 msh sh bash zsh csh ksh command app pkg dmg ' +
    'jar jnlp class apk aab ipa deb rpm run appimage desktop crx xpi swf chm iso img vhd vhdx'
  ).split(' '),
)

/** What `file-type` calls them. */
const REFUSED_KINDS = new Set('exe elf macho lnk alias jar apk class crx xpi deb rpm dmg swf chm reg'.split(' '))

/** Formats that may look like plain text from end to end; any other finding in a text is chance (« MZ… », « BM… »). */
const TEXTUAL_KINDS = new Set('pdf rtf xml ps eps ics vcf vtt pgp'.split(' '))

/** Whoever teaches programming exchanges these; they only run when somebody asks for it. */
const HARMLESS_SCRIPTS = new Set(['py', 'txt', 'md'])

const HEAD = 8192
const MARKUP = /^[\s\uFEFF]*<(?:!doctype\s+html|html|head|body|script|iframe|svg|math|table|style|title|a|p|div|h1|img|br)\b/i
const XML = /^[\s\uFEFF]*<(?:\?xml|!doctype|!entity)/i

/** Refuses a name that a double click would run. Throws `file-kind-refused`. */
export function requireHarmlessName(name: string): void {
  const extension = extensionOf(name)
  if (REFUSED_EXTENSIONS.has(extension)) throw new Refusal('file-kind-refused', { extension: `.${extension}` }, 'file')
}

/**
 * What the bytes of the file at `path` say, as a media type; `application/octet-stream` when they say nothing.
 * Programs, whatever `name` pretends, throw `file-kind-refused`.
 */
export async function typeOfBytes(path: string, name: string): Promise<string> {
  const head = await headOf(path)
  const text = textOf(head)
  const found = await recognise(path)
  if (text !== null && !(found && TEXTUAL_KINDS.has(found.ext))) return typeOfText(text, name)
  if (!found) return UNKNOWN_TYPE
  if (REFUSED_KINDS.has(found.ext)) throw new Refusal('file-kind-refused', { extension: found.ext }, 'file')
  return found.mime === 'image/apng' ? 'image/png' : found.mime
}

/** A crafted file may make the recogniser slow or fail; then its bytes say nothing. */
async function recognise(path: string): Promise<{ ext: string; mime: string } | undefined> {
  try {
    return await new FileTypeParser({ signal: AbortSignal.timeout(5000) }).fromFile(path)
  } catch {
    return undefined
  }
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The beginning as text, or null: UTF-8, or an older one-byte alphabet, without control characters. */
function textOf(head: Buffer): string | null {
  const text = decoded(head) ?? head.toString('latin1')
  // Escape and form feed stand in honest text files; NUL and the rest do not.
  return /[\u0000-\u0008\u000B\u000E-\u001A\u001C-\u001F]/.test(text) ? null : text
}

function decoded(head: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
  } catch {
    return null
  }
}

function typeOfText(head: string, name: string): string {
  const extension = extensionOf(name)
  const text = head.replace(/<!--[\s\S]*?-->/g, '')
  if (text.startsWith('#!') && !HARMLESS_SCRIPTS.has(extension))
    throw new Refusal('file-kind-refused', { extension: '#!' }, 'file')
  if (/<svg[\s>]/i.test(text) && (MARKUP.test(text) || XML.test(text))) return 'image/svg+xml'
  if (MARKUP.test(text) || /<script[\s>]/i.test(text)) return 'text/html'
  if (XML.test(text)) return 'application/xml'
  return 'text/plain'
}
