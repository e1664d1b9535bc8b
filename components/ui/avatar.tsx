import { Icon } from '#components/ui/icon'

const HUES = 12

/** The class of a name's hue (`av-0` … `av-11`): the same name has the same colour everywhere. */
export function hueClass(name: string): string {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997
  return `av-${sum % HUES}`
}

/** The first letters of the first and last word: « Claire Martin » gives CM. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s–-]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const first = words.at(0) ?? ''
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return (first.slice(0, 1) + last.slice(0, 1)).toLocaleUpperCase('fr')
}

type Size = 'xs' | 's' | 'm' | 'l' | 'xl'

const SIGNS = { group: 'users', mailbox: 'inbox' } as const

/** Initials in a circle for a person, the sign of people or of a box in a square for a group or mailbox. Decoration: the name stands beside it. */
export function Avatar({
  name,
  kind = 'person',
  size = 'm',
}: {
  name: string
  kind?: 'person' | keyof typeof SIGNS
  size?: Size
}) {
  const sized = size === 'm' ? '' : ` av-${size}`
  if (kind === 'person') return <span className={`av ${hueClass(name)}${sized}`} data-i={initialsOf(name)} aria-hidden="true" />
  return (
    <span className={`av grp${sized}`} aria-hidden="true">
      <Icon name={SIGNS[kind]} size={size === 'xs' ? 15 : 17} />
    </span>
  )
}
