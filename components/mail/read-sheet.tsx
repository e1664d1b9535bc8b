import { getTranslations } from 'next-intl/server'
import { formatSize } from '#components/ui/format-size'
import { formatTime } from '#components/ui/format-time'
import type { Box } from '#domain/mail/boxes'
import type { AttachmentView, MessageView, Recipient, ThreadMessage } from '#domain/mail/types'
import type { Viewer } from '#domain/session/viewer'
import { boxTitle } from './box-title.tsx'
import type { FileView, RecipientView, SheetView, ThreadView } from './sheet-types.ts'
import { sheetWords } from './sheet-words.tsx'

/** An opened message as it is shown, in the reader's language. */
export async function readSheet(viewer: Viewer, box: Box, message: MessageView): Promise<SheetView> {
  const [t, title] = await Promise.all([getTranslations('mail'), boxTitle(box)])
  const { replyAllCount, recipientCount, earlier } = message
  return {
    id: message.id,
    segment: box.segment,
    isTrash: box.name === 'trash',
    boxTitle: title,
    subject: message.subject,
    tag: message.tag,
    meta: t('threadMeta', { messages: earlier.length + 1, people: recipientCount }),
    replyAll: replyAllCount > 0 ? t('replyAllHint', { count: replyAllCount + 1 }) : null,
    earlier: earlier.map((one) => threadView(viewer, one)),
    message: threadView(viewer, message),
    words: sheetWords(t),
  }
}

function threadView(viewer: Viewer, { id, from, at, preview, body, to, cc, bcc, attachments }: ThreadMessage): ThreadView {
  return {
    id,
    from: from.name,
    role: from.role,
    at: at.toISOString(),
    time: formatTime(at, 'long', viewer),
    shortTime: formatTime(at, 'short', viewer),
    preview,
    body,
    to: to.map((one) => recipientView(viewer, one)),
    cc: cc.map((one) => recipientView(viewer, one)),
    ...(bcc.length > 0 && { bcc: bcc.map((one) => recipientView(viewer, one)) }),
    files: attachments.map((file) => fileView(viewer, file)),
  }
}

function recipientView(viewer: Viewer, { kind, id, name, size }: Recipient): RecipientView {
  return { kind, id, name, size, ...(kind === 'person' && id === viewer.personId && { isViewer: true }) }
}

function fileView(viewer: Viewer, { id, name, size, type }: AttachmentView): FileView {
  const isText = type === 'application/pdf' || type.startsWith('text/')
  return { id, name, size: formatSize(size, viewer.locale), icon: isText ? 'file-text' : 'file' }
}
