import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** So near to the end one reads what comes last; pixels. */
const NEAR = 40
/** So near to the top older messages are asked for. */
const TOP = 160

/** How far from the end each talk was left, for when its tab is in front again. */
const left = new Map<string, number>()

type Options = {
  roomId: string
  /** Ids of what is shown, oldest first: what comes before the first moves nothing, what comes after the last is followed. */
  first: string
  last: string
  onTop: () => void
}

/**
 * The scroll of a talk. At its end what is new is followed; further up the position stays, whatever comes above or below.
 * `atEnd` says which of the two holds.
 */
export function useTalkScroll({ roomId, first, last, onTop }: Options) {
  const talk = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const kept = useRef({ roomId: '', first: '', height: 0, isAtEnd: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is what moves the scroll.
  useLayoutEffect(() => {
    const element = talk.current
    if (!element) return
    const was = kept.current
    if (was.roomId !== roomId) {
      const distance = left.get(roomId) ?? 0
      element.scrollTop = element.scrollHeight - element.clientHeight - distance
      was.isAtEnd = distance < NEAR
      setAtEnd(was.isAtEnd)
    } else if (was.isAtEnd) element.scrollTop = element.scrollHeight
    else if (was.first !== first) element.scrollTop += element.scrollHeight - was.height
    kept.current = { roomId, first, height: element.scrollHeight, isAtEnd: was.isAtEnd }
  }, [roomId, first, last])
  useEndWatch(talk, kept)
  const onScroll = () => {
    const element = talk.current
    if (!element || kept.current.roomId !== roomId) return
    const distance = element.scrollHeight - element.clientHeight - element.scrollTop
    left.set(roomId, distance < NEAR ? 0 : distance)
    kept.current.isAtEnd = distance < NEAR
    setAtEnd(distance < NEAR)
    if (element.scrollTop < TOP) onTop()
  }
  const toEnd = () => {
    const element = talk.current
    if (element) element.scrollTop = element.scrollHeight
  }
  return { talk, atEnd, onScroll, toEnd }
}

/** The box below grows, the panel is resized: the end stays in view. */
function useEndWatch(talk: RefObject<HTMLDivElement | null>, kept: RefObject<{ isAtEnd: boolean }>): void {
  useEffect(() => {
    const element = talk.current
    if (!element) return
    const watch = new ResizeObserver(() => {
      if (kept.current.isAtEnd) element.scrollTop = element.scrollHeight
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [talk, kept])
}
