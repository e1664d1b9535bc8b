import { type IconName, SPRITE } from '#components/ui/icon-sprite'

export type { IconName }

/** A line icon beside a word (18) or in a bar (20). Always decoration: the word or the control's name says what it means. */
export function Icon({ name, size = 18 }: { name: IconName; size?: 14 | 15 | 16 | 17 | 18 | 20 }) {
  return (
    <svg className="i" width={size} height={size} aria-hidden="true">
      <use href={`${SPRITE}#${name}`} />
    </svg>
  )
}
