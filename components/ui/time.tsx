import { formatTime, type TimeStyle, type TimeZoned } from '#components/ui/format-time'
import { RaisedTime } from '#components/ui/raised-time'

type Props = { at: Date; style: TimeStyle; zoned: TimeZoned; now?: Date }

/** A moment as `<time>`; `zoned` is the viewer (the school's zone, the reader's language). */
export function Time({ at, style, zoned, now }: Props) {
  return <RaisedTime at={at.toISOString()}>{formatTime(at, style, zoned, now)}</RaisedTime>
}
