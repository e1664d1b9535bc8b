import type messages from '../../../i18n/fr/chat.json'

export type ListWords = (typeof messages)['list']
