import type { ActionCase, Fields, Ids } from './stranger-cases.ts'

/** The pages of the administration: 404 for everybody but administrators of the school, whatever they name. */
export const ADMIN_PAGES: Record<string, string[]> = {
  '/admin': ['/admin'],
  '/admin/groups': ['/admin/groups', '/admin/groups?q=Groupe'],
  '/admin/groups/[groupId]': ['/admin/groups/{group}', '/admin/groups/{group}?name=Essai'],
  '/admin/rules': ['/admin/rules', '/admin/rules?name=Essai', '/admin/rules?as={person}', '/admin/rules?as={person}&to={person}'],
  '/admin/rules/preview': [
    '/admin/rules/preview?preset=open',
    '/admin/rules/preview?kind=add&from={group}&to={group}&reach=members',
    '/admin/rules/preview?group={group}&writing=no',
  ],
  '/admin/people': ['/admin/people', '/admin/people?q=Essai'],
  '/admin/people/activation': ['/admin/people/activation', '/admin/people/activation?profile=student'],
  '/admin/people/new': ['/admin/people/new'],
  '/admin/school': ['/admin/school'],
  '/admin/chat': ['/admin/chat'],
  '/admin/people/[personId]': ['/admin/people/{person}'],
  '/admin/import': ['/admin/import', '/admin/import?refused=import-no-file'],
  '/admin/import/[importId]': ['/admin/import/{group}'],
  '/admin/audit': ['/admin/audit', '/admin/audit?about={person}'],
}

/** Its actions, posted from a page that everybody has. */
export const ADMIN_ACTIONS: Record<string, ActionCase> = {
  applyImportAction: {
    page: '/settings',
    fields: ({ group }) => [
      ['id', group],
      ['agreed[]', 'leaving:1'],
    ],
    state: true,
  },
  abandonImportAction: { page: '/settings', fields: ({ group }) => [['id', group]] },
  chooseAction: {
    page: '/settings',
    fields: ({ group }) => [
      ['id', group],
      ['org', 'org-1'],
    ],
    state: true,
  },
  makeGroupAction: { page: '/settings', fields: () => [['name', 'Groupe pirate']], state: true },
  makeMailboxAction: { page: '/settings', fields: () => [['name', 'Boîte pirate']], state: true },
  renameGroupAction: {
    page: '/settings',
    fields: ({ group }) => [
      ['id', group],
      ['name', 'Écrasé'],
    ],
    state: true,
  },
  deleteGroupAction: { page: '/settings', fields: ({ group }) => [['id', group]] },
  ...onMembers('addMemberAction', 'removeMemberAction'),
  saveChangeAction: {
    page: '/settings',
    fields: ({ group }) => [['change', JSON.stringify({ kind: 'inner', group, writing: 'no' })]],
    state: true,
  },
  ...onPerson(
    'blockWritingAction',
    'allowWritingAction',
    'endAccessAction',
    'giveAccessBackAction',
    'signOutPersonAction',
    'removeSecondFactorAction',
    'resetAccessAction',
  ),
  ...onPersonWith('makeAdministratorAction', [['password', 'preau']]),
  ...onPersonWith('unmakeAdministratorAction', [['password', 'preau']]),
  ...onPersonWith('correctPersonAction', [
    ['firstName', 'Autre'],
    ['lastName', 'Nom'],
    ['duty', ''],
  ]),
  ...onPersonWith('saveContactDetailsAction', [
    ['email', 'a@exemple.fr'],
    ['mobile', ''],
    ['phone', ''],
    ['address', ''],
  ]),
  ...bySettings('addPersonAction', {
    firstName: 'Autre',
    lastName: 'Personne',
    profile: 'staff',
    duty: '',
    email: '',
  }),
  ...bySettings('saveIdentityAction', { name: 'Autre collège', timeZone: 'Asia/Tokyo' }),
  ...bySettings('saveSecondFactorAction', { secondFactor: 'staff', password: 'preau' }),
  ...bySettings('saveKeepingAction', {
    trashDays: '1',
    retentionMonths: '1',
    student: '1',
    guardian: '1',
    teacher: '1',
    staff: '1',
    isSure: 'on',
  }),
  ...bySettings('saveChatPoliciesAction', { student: 'files', guardian: 'off', teacher: 'off', staff: 'off' }),
  ...bySettings('saveHistoryOutsideAction', { outside: 'on' }),
  ...bySettings('saveChatLooksAction', { list: '3', detail: '3' }),
  makeSheetsAction: {
    page: '/settings',
    fields: () => [
      ['q', 'Essai'],
      ['profile', ''],
      ['className', ''],
      ['state', ''],
    ],
    state: true,
  },
}

/** Verbs of the administration on one person. */
function onPersonWith(name: string, more: Fields) {
  return { [name]: { page: '/settings', fields: ({ person }: Ids): Fields => [['id', person], ...more], state: true as const } }
}

function onPerson(...names: string[]) {
  return Object.assign({}, ...names.map((name) => onPersonWith(name, []))) as ReturnType<typeof onPersonWith>
}

function onMembers(...names: string[]) {
  const fields = ({ group, person }: Ids): Fields => [
    ['group', group],
    ['person', person],
    ['role', 'member'],
  ]
  return Object.fromEntries(names.map((name) => [name, { page: '/settings', fields, state: true as const }]))
}

/** Forms of the administration that are about the school, posted from a page that everybody has. */
function bySettings(name: string, fields: Record<string, string>) {
  return { [name]: { page: '/settings', fields: (): Fields => Object.entries(fields), state: true as const } }
}
