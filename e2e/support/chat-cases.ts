import { uuidv7 } from '../../db/uuid.ts'
import type { Fields, Ids } from './stranger-cases.ts'

const onRoom = (verb: string, ...more: Fields) => ({
  path: `/api/chat/${verb}`,
  fields: ({ room }: Ids): Fields => [['room', room], ...more],
})
const onPerson = (verb: string, field = 'person') => ({
  path: `/api/chat/${verb}`,
  fields: ({ person }: Ids): Fields => [[field, person]],
})

/** Every verb of the chat about somebody else's room, or somebody whom one neither sees nor reaches. */
export const CHAT_POSTS: { path: string; fields: (ids: Ids) => Fields }[] = [
  onPerson('start', 'people[]'),
  onRoom('post', ['id', uuidv7()], ['text', 'Bonjour']),
  {
    path: '/api/chat/invite',
    fields: ({ room, person }) => [
      ['room', room],
      ['people[]', person],
    ],
  },
  {
    path: '/api/chat/history',
    fields: ({ room, person }) => [
      ['room', room],
      ['id', uuidv7()],
      ['to[]', `person:${person}`],
    ],
  },
  onRoom('rename', ['name', 'Écrasé']),
  onRoom('read', ['seq', '1']),
  ...['join', 'decline', 'leave', 'close', 'open', 'hide'].map((verb) => onRoom(verb)),
  ...['block', 'unblock', 'favourite', 'unfavourite', 'accept', 'refuse'].map((verb) => onPerson(verb)),
  {
    path: '/api/chat/idle',
    fields: ({ person }) => [
      ['screen', person],
      ['idle', 'yes'],
    ],
  },
]
