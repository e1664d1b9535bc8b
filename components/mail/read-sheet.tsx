import { getTranslations } from 'next-intl/server'
import { formatSize } from '#components/ui/format-size'
import { formatTime } from '#components/ui/format-time'
import type { Box } from '#domain/mail/boxes'
import { EARLIER } from '#domain/mail/thread-sizes'
import type { AttachmentView, MessageView, Recipient, ThreadMessage } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { readNotes, type ThreadNotes, threadNotes } from './after/sheet-notes.tsx'
import { boxTitle } from './box-title.tsx'
import type { FilePreview, FileView, RecipientView, SheetView, ThreadView } from './sheet-types.ts'
import { sheetWords } from './sheet-words.tsx'

/** An opened message as it is shown, in the reader's language. */
export async function readSheet(viewer: Viewer, box: Box, message: MessageView): Promise<SheetView> {
  const [t, reading, files, title] = await Promise.all([
    getTranslations('mail'),
    getTranslations('reading'),
    getTranslations('files'),
    boxTitle(box),
  ])
  const { id, replyAllCount, recipientCount, earlier, threadCount, newer, older } = message
  const [notes, notesOf] = await Promise.all([readNotes(viewer, message), threadNotes(viewer)])
  const view = (one: ThreadMessage) => threadView(viewer, one, notesOf(one), (file) => previewOf(file, files))
  return {
    id,
    segment: box.segment,
    isTrash: box.name === 'trash',
    boxTitle: title,
    subject: notes.mayForward ? message.subject : (notesOf(message).shellLine ?? ''),
    tag: message.tag,
    starred: message.starred,
    received: message.received,
    meta: t('threadMeta', { messages: threadCount, people: recipientCount }),
    replyAll: replyAllCount > 0 ? t('replyAllHint', { count: replyAllCount + 1 }) : null,
    newer: newer && `/mail/${box.segment}/${newer}`,
    older: older && `/mail/${box.segment}/${older}`,
    more: moreOf(box, message),
    printThread: threadCount > 1 ? `/mail/print/${id}?box=${box.segment}` : null,
    earlier: earlier.map(view),
    message: view(message),
    notes,
    words: sheetWords(t, reading, files),
  }
}

/** A further step into a long thread; past the most at once the oldest message shown, which has its own earlier ones. */
function moreOf({ segment }: Box, { id, earlier, threadCount }: MessageView): SheetView['more'] {
  const missing = threadCount - earlier.length - 1
  if (missing <= 0) return null
  const wanted = Math.min(earlier.length + EARLIER.step, EARLIER.most)
  const isMost = earlier.length >= EARLIER.most
  return { missing, href: isMost ? `/mail/${segment}/${earlier[0]?.id}` : `/mail/${segment}/${id}?earlier=${wanted}` }
}

type ToPreview = (file: AttachmentView) => FilePreview | undefined

function threadView(
  viewer: Viewer,
  { id, from, at, preview, body, to, cc, bcc, attachments }: ThreadMessage,
  notes: ThreadNotes,
  toPreview: ToPreview,
): ThreadView {
  const bytes = attachments.reduce((sum, { size }) => sum + size, 0)
  return {
    id,
    from: from.name,
    ...(from.isMailbox && { isMailbox: true }),
    role: from.role,
    at: at.toISOString(),
    time: formatTime(at, 'long', viewer),
    shortTime: formatTime(at, 'short', viewer),
    preview: notes.shellLine ?? preview,
    body,
    to: to.map((one) => recipientView(viewer, one)),
    cc: cc.map((one) => recipientView(viewer, one)),
    ...(bcc.length > 0 && { bcc: bcc.map((one) => recipientView(viewer, one)) }),
    files: attachments.map((file) => fileView(viewer, file, toPreview(file))),
    allFiles: attachments.length > 1 ? formatSize(bytes, viewer.locale) : null,
    notes,
  }
}

function recipientView(viewer: Viewer, { kind, id, name, size }: Recipient): RecipientView {
  return { kind, id, name, size, ...(kind === 'person' && id === viewer.personId && { isViewer: true }) }
}

function fileView(viewer: Viewer, { id, name, size, type }: AttachmentView, preview: FilePreview | undefined): FileView {
  const isText = type === 'application/pdf' || type.startsWith('text/')
  return { id, name, size: formatSize(size, viewer.locale), icon: isText ? 'file-text' : 'file', ...(preview && { preview }) }
}

/** Larger pictures are saved, not shown: a page of them would cost more than a phone's reader wants to pay. */
const LARGEST_PICTURE = 10_000_000

type FilesTranslator = Awaited<ReturnType<typeof getTranslations<'files'>>>

function previewOf({ name, type, size }: AttachmentView, t: FilesTranslator): FilePreview | undefined {
  if (type === 'application/pdf') return { kind: 'document' }
  const isPicture = /^image\/(?:png|jpeg|gif|webp)$/.test(type) && size <= LARGEST_PICTURE
  return isPicture ? { kind: 'picture', label: t('openImage', { name }) } : undefined
}
