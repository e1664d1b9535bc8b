import { uuidv7 } from '../../db/uuid.ts'
import { ADMIN_ACTIONS, ADMIN_PAGES } from './admin-cases.ts'
import { CHAT_POSTS } from './chat-cases.ts'

/** What belongs to somebody else: ids, none of which a stranger may learn anything about. */
export type Ids = {
  message: string
  draft: string
  folder: string
  file: string
  group: string
  person: string
  list: string
  room: string
}

export const NOWHERE = (): Ids => {
  const id = uuidv7
  return { message: id(), draft: id(), folder: id(), file: id(), group: id(), person: id(), list: id(), room: id() }
}

/**
 * Each address pattern of the product with the addresses that a stranger tries; `{…}` is somebody else's id. `public` opens for
 * everybody, `own` holds nothing but what is the viewer's.
 */
export const PAGES: Record<string, string[] | 'public' | 'own'> = {
  '/': 'own',
  '/sign-in': 'public',
  '/sign-in/second-factor': 'public',
  '/sign-in/enrol': 'public',
  '/sign-in/school': 'public',
  '/api/oidc/start': 'public',
  '/api/oidc/callback': 'public',
  '/activate': 'public',
  '/forgot': 'public',
  '/reset': 'public',
  '/settings': 'own',
  '/settings/second-factor': 'own',
  '/mail': 'own',
  '/mail/[box]': ['/mail/{folder}', '/mail/{folder}?q=a', '/mail/{folder}?filter=unread'],
  '/mail/[box]/[messageId]': [
    ...['inbox', 'sent', 'drafts', 'trash', '{folder}'].map((box) => `/mail/${box}/{message}`),
    '/mail/drafts/{draft}',
    '/mail/inbox/{draft}',
  ],
  '/mail/print/[messageId]': ['/mail/print/{message}', '/mail/print/{draft}', '/mail/print/{message}?box={folder}'],
  '/mail/scheduled/[messageId]': ['/mail/scheduled/{draft}', '/mail/scheduled/{message}'],
  '/mail/confirmations/[messageId]': ['/mail/confirmations/{message}', '/mail/confirmations/{message}?which=confirmed'],
  '/api/sendings/[messageId]': ['/api/sendings/{message}'],
  '/mail/compose': [
    ...['reply', 'replyAll', 'forward'].map((verb) => `/mail/compose?${verb}={message}`),
    '/mail/compose?draft={draft}',
    '/mail/compose?draft={message}',
    '/mail/compose?forward={draft}',
    '/mail/compose?to={person}',
    '/mail/compose?to={group}',
  ],
  '/directory': ['/directory?q=Essai', '/directory?profile=teacher', '/directory?class=Essai'],
  '/directory/[personId]': ['/directory/{person}'],
  '/directory/groups/[groupId]': ['/directory/groups/{group}', '/directory/groups/{group}?after={person}'],
  ...ADMIN_PAGES,
  '/api/audit': ['/api/audit', '/api/audit?about={person}'],
  '/api/attachments/[attachmentId]': ['/api/attachments/{file}', '/api/attachments/{file}?inline'],
  '/api/messages/[messageId]/attachments.zip': [
    '/api/messages/{message}/attachments.zip',
    '/api/messages/{draft}/attachments.zip',
  ],
  '/api/export': 'own',
  '/api/imports': 'own',
  '/api/badge': 'own',
  '/api/lists/[box]': ['/api/lists/{folder}', '/api/lists/{folder}?filter=unread'],
  '/api/recipients': ['/api/recipients?q=Essai'],
  '/api/attachments': 'own',
  '/api/compose': 'own',
  '/api/compose/audience': 'own',
  '/api/messages/[messageId]/open': 'own',
  '/api/recipient-lists': 'own',
  '/api/recipient-lists/[listId]': ['/api/recipient-lists/{list}'],
  '/chat': 'own',
  '/chat/new': ['/chat/new?with={person}', '/chat/new?room={room}', '/chat/new?q=Essai'],
  '/chat/[roomId]': ['/chat/{room}', '/chat/{room}?before=9'],
  '/chat/[roomId]/history': ['/chat/{room}/history', '/chat/{room}/history?to=person%3A{person}&q=Essai'],
  '/api/chat': 'own',
  '/api/chat/[verb]': 'own',
  '/api/chat/people': ['/api/chat/people?q=Essai'],
  '/api/chat/rooms/[roomId]': ['/api/chat/rooms/{room}', '/api/chat/rooms/{room}?after=0'],
  '/api/health': 'public',
  '/api/auth/[...nextauth]': 'public',
}

export type Fields = [string, string][]

/** Route handlers that take a post about one thing, with the addresses and fields that a stranger tries. */
export const POSTS: { path: string; fields: (ids: Ids) => Fields }[] = [
  { path: '/api/imports', fields: ({ file }) => [['files', file]] },
  { path: '/api/messages/{message}/open?box=inbox', fields: () => [] },
  { path: '/api/messages/{message}/open?box={folder}', fields: () => [] },
  { path: '/api/messages/{draft}/open?box=drafts', fields: () => [] },
  ...CHAT_POSTS,
]

/** Each server action with the fields that a form of somebody else's would post; `own` changes only what is the caller's. */
export type ActionCase = { page: string; fields: (ids: Ids) => Fields; own?: true; state?: true }

export const ACTIONS: Record<string, ActionCase> = {
  signInAction: {
    page: '/sign-in',
    fields: () => [
      ['identifier', 'tom.garcia'],
      ['password', 'preau'],
    ],
    own: true,
    state: true,
  },
  activateAction: {
    page: '/activate',
    fields: () => [
      ['identifier', 'yann.morel'],
      ['code', 'K7Q4-M2XT'],
      ['password', 'un mot de passe à soi'],
    ],
    own: true,
    state: true,
  },
  answerChallengeAction: { page: '/sign-in/second-factor', fields: () => [['code', '123456']], own: true, state: true },
  answerEnrolmentAction: { page: '/sign-in/enrol', fields: () => [['code', '123456']], own: true, state: true },
  beginSecondFactorAction: { page: '/settings/second-factor', fields: () => [['current', 'deviné']], own: true, state: true },
  makeRecoveryCodesAction: { page: '/settings/second-factor', fields: () => [['code', '123456']], own: true, state: true },
  dropSecondFactorAction: { page: '/settings/second-factor', fields: () => [['current', 'deviné']], own: true, state: true },
  closeSessionAction: { page: '/settings', fields: ({ message }) => [['id', message]] },
  signOutEverywhereAction: { page: '/settings', fields: () => [], own: true },
  joinSchoolAction: {
    page: '/settings',
    fields: () => [
      ['current', 'deviné'],
      ['identifier', 'tom.garcia'],
      ['password', 'deviné'],
    ],
    own: true,
    state: true,
  },
  leaveSchoolsAction: { page: '/settings', fields: () => [], own: true },
  switchSchoolAction: { page: '/settings', fields: ({ person }) => [['id', person]] },
  chooseSchoolAction: { page: '/sign-in/school', fields: ({ person }) => [['id', person]] },
  askResetAction: { page: '/forgot', fields: () => [['identifier', 'tom.garcia']], own: true, state: true },
  resetPasswordAction: {
    page: '/reset',
    fields: ({ person }) => [
      ['token', person],
      ['password', 'un mot de passe à soi'],
    ],
    state: true,
  },
  changePasswordAction: {
    page: '/settings',
    fields: () => [
      ['current', 'deviné'],
      ['password', 'un mot de passe à soi'],
    ],
    own: true,
    state: true,
  },
  chooseLocaleAction: { page: '/sign-in', fields: () => [['locale', 'en']], own: true },
  signOutAction: { page: '/settings', fields: () => [], own: true },
  markFeedSeenAction: { page: '/', fields: () => [], own: true },
  saveAppearanceAction: {
    page: '/settings',
    fields: () => [
      ['locale', 'en'],
      ['theme', 'dark'],
      ['density', 'compact'],
      ['readingFont', 'on'],
    ],
    own: true,
    state: true,
  },
  saveSignatureAction: { page: '/settings', fields: () => [['signature', 'Une autre']], own: true, state: true },
  explainReachAction: { page: '/directory?q=Essai', fields: ({ person }) => [['id', person]], state: true },
  sayAction: {
    page: '/settings',
    fields: ({ room, person }) => [
      ['room', room],
      ['id', person],
      ['text', 'Bonjour'],
    ],
    state: true,
  },
  sendHistoryAction: {
    page: '/settings',
    fields: ({ room, person }) => [
      ['id', person],
      ['room', room],
      ['to[]', `person:${person}`],
    ],
    state: true,
  },
  saveChatSettingsAction: { page: '/settings', fields: () => [['order', 'oldest']], own: true, state: true },
  renameListAction: {
    page: '/settings',
    fields: ({ list }) => [
      ['id', list],
      ['listName', 'Écrasée'],
    ],
    state: true,
  },
  deleteListAction: { page: '/settings', fields: ({ list }) => [['id', list]] },
  saveAbsenceAction: {
    page: '/settings',
    fields: () => [
      ['from', ''],
      ['until', ''],
      ['subject', 'Autre'],
      ['text', 'Autre'],
    ],
    own: true,
    state: true,
  },
  recallMessageAction: { page: '/mail/inbox', fields: ({ message }) => [['id', message]] },
  confirmReadingAction: { page: '/mail/inbox', fields: ({ message }) => [['id', message]] },
  remindUnconfirmedAction: { page: '/mail/inbox', fields: ({ message }) => [['id', message]], state: true },
  unscheduleMessageAction: { page: '/mail/drafts', fields: ({ draft }) => [['id', draft]] },
  sendScheduledNowAction: { page: '/mail/drafts', fields: ({ draft }) => [['id', draft]] },
  changeMessagesAction: {
    page: '/mail/inbox',
    fields: ({ message, draft, folder }) => [
      ['verb', 'move'],
      ['ids[]', message],
      ['ids[]', draft],
      ['box', 'inbox'],
      ['folder', folder],
    ],
    state: true,
  },
  undoTrashAction: { page: '/mail/inbox', fields: () => [['moment', '1790000000000000']], own: true },
  createFolderAction: {
    page: '/mail/inbox',
    fields: ({ folder }) => [
      ['name', 'Sous-dossier'],
      ['parent', folder],
    ],
    state: true,
  },
  ...ADMIN_ACTIONS,
  ...onFolder('renameFolderAction', [['name', 'Écrasé']]),
  ...onFolder('moveFolderAction', [['parent', '']]),
  ...onFolder('deleteFolderAction', []),
  ...onOpened('trashOpenedAction', 'restoreOpenedAction', 'purgeOpenedAction', 'unreadOpenedAction'),
}

function onFolder(name: string, more: Fields) {
  return { [name]: { page: '/mail/inbox', fields: ({ folder }: Ids): Fields => [['id', folder], ...more], state: true as const } }
}

function onOpened(...names: string[]) {
  const fields = ({ message }: Ids): Fields => [
    ['id', message],
    ['box', 'inbox'],
  ]
  return Object.fromEntries(names.map((name) => [name, { page: '/mail/inbox', fields }]))
}
