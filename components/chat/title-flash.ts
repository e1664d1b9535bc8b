const BEAT_MS = 1_000

let flashing: ReturnType<typeof setInterval> | undefined

/** The window's title says `words` every other second until the window has the focus again; then it is what it was. */
export function flashTitle(words: string): void {
  if (flashing) return
  let kept = document.title
  const beat = () => {
    // A page that came meanwhile has named the window anew.
    if (document.title !== words) kept = document.title
    document.title = document.title === words ? kept : words
  }
  const stop = () => {
    clearInterval(flashing)
    flashing = undefined
    if (document.title === words) document.title = kept
  }
  flashing = setInterval(beat, BEAT_MS)
  beat()
  addEventListener('focus', stop, { once: true })
}
