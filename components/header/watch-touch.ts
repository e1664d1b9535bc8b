import { postChat } from '../chat/post-chat.ts'

/** Who touches none of their tabs for so long is idle; the server counts with the same ten minutes. */
const IDLE_MS = 10 * 60_000
const LOOK_MS = 15_000
/** Tabs tell each other at most this often that they were touched. */
const SAY_MS = 30_000

const TOUCHES = ['pointermove', 'pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/**
 * Tells the server when nobody has touched any tab of this browser for ten minutes, and when somebody does again. What it gives takes
 * the id of the screen (event `screen`), in the one tab that holds the stream: that one speaks for all.
 */
export function watchTouch(me: string, leaving: AbortSignal): (screenId: string) => void {
  const tabs = new BroadcastChannel(`preau-touch ${me}`)
  let [screen, isIdle, touchedAt, saidAt] = ['', false, Date.now(), 0]
  const tell = (idle: boolean) => {
    if (!screen || isIdle === idle) return
    isIdle = idle
    void postChat('idle', { screen, idle: idle ? 'yes' : 'no' }, { keepalive: true })
  }
  const look = () => Date.now() - touchedAt >= IDLE_MS && tell(true)
  const touched = () => {
    touchedAt = Date.now()
    tell(false)
  }
  const onTouch = () => {
    touched()
    if (touchedAt - saidAt < SAY_MS) return
    saidAt = touchedAt
    tabs.postMessage('')
  }
  tabs.onmessage = touched
  for (const touch of TOUCHES) addEventListener(touch, onTouch, { passive: true, capture: true, signal: leaving })
  const looking = setInterval(look, LOOK_MS)
  leaving.addEventListener('abort', () => {
    clearInterval(looking)
    tabs.close()
  })
  return (id) => {
    screen = id
    isIdle = false
    look()
  }
}
