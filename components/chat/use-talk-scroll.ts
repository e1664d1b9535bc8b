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
  /** Up to which number all was read, and the last one here. */
  readSeq: number
  lastSeq: number
  onTop: () => void
}

/**
 * The scroll of a talk. At its end what is new is followed; further up the position stays, whatever comes above or below.
 * `passed`: up to which number what came went by, while it does not end at the end.
 */
export function useTalkScroll({ roomId, first, last, readSeq, lastSeq, onTop }: Options) {
  const talk = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const kept = useRef({ roomId: '', first: '', height: 0, isAtEnd: true, passed: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is what moves the scroll.
  useLayoutEffect(() => {
    const element = talk.current
    if (!element) return
    const was = kept.current
    if (was.roomId !== roomId) {
      element.scrollTop = element.scrollHeight - element.clientHeight - (left.get(roomId) ?? firstNew(element))
      was.isAtEnd = fromEnd(element) < NEAR
      was.passed = readSeq
      setAtEnd(was.isAtEnd)
    } else if (was.isAtEnd) element.scrollTop = element.scrollHeight
    else if (was.first !== first) element.scrollTop += element.scrollHeight - was.height
    // Until something is there to show, the talk is not opened.
    kept.current = {
      roomId: first ? roomId : '',
      first,
      height: element.scrollHeight,
      isAtEnd: was.isAtEnd,
      passed: was.isAtEnd ? lastSeq : was.passed,
    }
  }, [roomId, first, last])
  useEndWatch(talk, kept)
  const onScroll = () => {
    const element = talk.current
    if (!element || kept.current.roomId !== roomId) return
    const distance = fromEnd(element)
    left.set(roomId, distance < NEAR ? 0 : distance)
    kept.current.isAtEnd = distance < NEAR
    if (distance < NEAR) kept.current.passed = lastSeq
    setAtEnd(distance < NEAR)
    if (element.scrollTop < TOP) onTop()
  }
  const toEnd = () => {
    const element = talk.current
    if (element) element.scrollTop = element.scrollHeight
  }
  return { talk, passed: atEnd ? Number.POSITIVE_INFINITY : kept.current.passed, onScroll, toEnd }
}

const fromEnd = ({ scrollHeight, clientHeight, scrollTop }: HTMLElement) => scrollHeight - clientHeight - scrollTop

/** A talk opens where its new messages begin, when they are more than what fits above the end; distance from the end. */
function firstNew(talk: HTMLElement): number {
  const rule = talk.querySelector<HTMLElement>('.newline')
  return rule ? Math.max(0, talk.scrollHeight - talk.clientHeight - (rule.offsetTop - talk.offsetTop)) : 0
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
