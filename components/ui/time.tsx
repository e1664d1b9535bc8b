import { Fragment } from 'react'
import { formatTime, type TimeStyle, type TimeZoned } from '#components/ui/format-time'

type Props = { at: Date; style: TimeStyle; zoned: TimeZoned; now?: Date }

/** A moment as `<time>`; `zoned` is the viewer (the school's zone, the reader's language). */
export function Time({ at, style, zoned, now }: Props) {
  return <time dateTime={at.toISOString()}>{raised(formatTime(at, style, zoned, now))}</time>
}

/** « 1er » with its ending raised. */
function raised(text: string) {
  const [before, after] = text.split('1er\u00a0')
  if (after === undefined) return text
  return (
    <Fragment>
      {before}1<sup>er</sup>
      {'\u00a0'}
      {after}
    </Fragment>
  )
}
