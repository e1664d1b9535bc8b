/** The words of the interface: a file an area, whose name is the namespace. Static imports, so that they are read once. */
import enAccount from './en/account.json' with { type: 'json' }
import enAdmin from './en/admin.json' with { type: 'json' }
import enAttachments from './en/attachments.json' with { type: 'json' }
import enAudit from './en/audit.json' with { type: 'json' }
import enChat from './en/chat.json' with { type: 'json' }
import enCompose from './en/compose.json' with { type: 'json' }
import enContact from './en/contact.json' with { type: 'json' }
import enDelivery from './en/delivery.json' with { type: 'json' }
import enDirectory from './en/directory.json' with { type: 'json' }
import enEntry from './en/entry.json' with { type: 'json' }
import enErrors from './en/errors.json' with { type: 'json' }
import enFeed from './en/feed.json' with { type: 'json' }
import enFiles from './en/files.json' with { type: 'json' }
import enFolders from './en/folders.json' with { type: 'json' }
import enGroups from './en/groups.json' with { type: 'json' }
import enHeader from './en/header.json' with { type: 'json' }
import enHistory from './en/history.json' with { type: 'json' }
import enImport from './en/import.json' with { type: 'json' }
import enLetters from './en/letters.json' with { type: 'json' }
import enMail from './en/mail.json' with { type: 'json' }
import enMailboxes from './en/mailboxes.json' with { type: 'json' }
import enPanel from './en/panel.json' with { type: 'json' }
import enPeople from './en/people.json' with { type: 'json' }
import enPresence from './en/presence.json' with { type: 'json' }
import enReading from './en/reading.json' with { type: 'json' }
import enRefusals from './en/refusals.json' with { type: 'json' }
import enRoster from './en/roster.json' with { type: 'json' }
import enRules from './en/rules.json' with { type: 'json' }
import enSchool from './en/school.json' with { type: 'json' }
import enSearch from './en/search.json' with { type: 'json' }
import enSession from './en/session.json' with { type: 'json' }
import enSettings from './en/settings.json' with { type: 'json' }
import enStatus from './en/status.json' with { type: 'json' }
import enUi from './en/ui.json' with { type: 'json' }
import enWriting from './en/writing.json' with { type: 'json' }
import frAccount from './fr/account.json' with { type: 'json' }
import frAdmin from './fr/admin.json' with { type: 'json' }
import frAttachments from './fr/attachments.json' with { type: 'json' }
import frAudit from './fr/audit.json' with { type: 'json' }
import frChat from './fr/chat.json' with { type: 'json' }
import frCompose from './fr/compose.json' with { type: 'json' }
import frContact from './fr/contact.json' with { type: 'json' }
import frDelivery from './fr/delivery.json' with { type: 'json' }
import frDirectory from './fr/directory.json' with { type: 'json' }
import frEntry from './fr/entry.json' with { type: 'json' }
import frErrors from './fr/errors.json' with { type: 'json' }
import frFeed from './fr/feed.json' with { type: 'json' }
import frFiles from './fr/files.json' with { type: 'json' }
import frFolders from './fr/folders.json' with { type: 'json' }
import frGroups from './fr/groups.json' with { type: 'json' }
import frHeader from './fr/header.json' with { type: 'json' }
import frHistory from './fr/history.json' with { type: 'json' }
import frImport from './fr/import.json' with { type: 'json' }
import frLetters from './fr/letters.json' with { type: 'json' }
import frMail from './fr/mail.json' with { type: 'json' }
import frMailboxes from './fr/mailboxes.json' with { type: 'json' }
import frPanel from './fr/panel.json' with { type: 'json' }
import frPeople from './fr/people.json' with { type: 'json' }
import frPresence from './fr/presence.json' with { type: 'json' }
import frReading from './fr/reading.json' with { type: 'json' }
import frRefusals from './fr/refusals.json' with { type: 'json' }
import frRoster from './fr/roster.json' with { type: 'json' }
import frRules from './fr/rules.json' with { type: 'json' }
import frSchool from './fr/school.json' with { type: 'json' }
import frSearch from './fr/search.json' with { type: 'json' }
import frSession from './fr/session.json' with { type: 'json' }
import frSettings from './fr/settings.json' with { type: 'json' }
import frStatus from './fr/status.json' with { type: 'json' }
import frUi from './fr/ui.json' with { type: 'json' }
import frWriting from './fr/writing.json' with { type: 'json' }

const fr = {
  account: frAccount,
  admin: frAdmin,
  attachments: frAttachments,
  audit: frAudit,
  chat: frChat,
  compose: frCompose,
  contact: frContact,
  delivery: frDelivery,
  directory: frDirectory,
  entry: frEntry,
  errors: frErrors,
  feed: frFeed,
  files: frFiles,
  folders: frFolders,
  groups: frGroups,
  header: frHeader,
  history: frHistory,
  import: frImport,
  letters: frLetters,
  mail: frMail,
  mailboxes: frMailboxes,
  panel: frPanel,
  people: frPeople,
  presence: frPresence,
  reading: frReading,
  refusals: frRefusals,
  roster: frRoster,
  rules: frRules,
  school: frSchool,
  search: frSearch,
  session: frSession,
  settings: frSettings,
  status: frStatus,
  ui: frUi,
  writing: frWriting,
}

const en = {
  account: enAccount,
  admin: enAdmin,
  attachments: enAttachments,
  audit: enAudit,
  chat: enChat,
  compose: enCompose,
  contact: enContact,
  delivery: enDelivery,
  directory: enDirectory,
  entry: enEntry,
  errors: enErrors,
  feed: enFeed,
  files: enFiles,
  folders: enFolders,
  groups: enGroups,
  header: enHeader,
  history: enHistory,
  import: enImport,
  letters: enLetters,
  mail: enMail,
  mailboxes: enMailboxes,
  panel: enPanel,
  people: enPeople,
  presence: enPresence,
  reading: enReading,
  refusals: enRefusals,
  roster: enRoster,
  rules: enRules,
  school: enSchool,
  search: enSearch,
  session: enSession,
  settings: enSettings,
  status: enStatus,
  ui: enUi,
  writing: enWriting,
}

export const messages = { fr, en }
export type Locale = keyof typeof messages
export type Messages = typeof fr
