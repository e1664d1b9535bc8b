import type { Locale } from './messages.ts'

/** The language of a stranger: the first of the browser's wishes that we speak, French otherwise. */
export function localeFromHeader(header: string | null): Locale {
  const wishes = (header ?? '').slice(0, 500).split(',').map(readWish)
  wishes.sort((a, b) => b.weight - a.weight)
  const spoken = wishes.find(({ language }) => language === 'fr' || language === 'en')
  return spoken?.language === 'en' ? 'en' : 'fr'
}

function readWish(wish: string) {
  const [tag = '', ...rest] = wish.split(';').map((part) => part.trim().toLowerCase())
  const weight = Number(rest.find((part) => part.startsWith('q='))?.slice(2) ?? 1)
  return { language: tag.split('-')[0], weight: Number.isFinite(weight) ? weight : 0 }
}
