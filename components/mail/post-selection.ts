import type { Verb } from '#domain/mail/selection'

/** Asked of the list's form by what lies outside it: a drop on a folder, a key, « Annuler ». */
export type Wish = { verb: Verb; ids: string[]; folder?: string; box?: string }

const WISH = 'preau:selection'

/** Hands a wish to the list, which sends it as its own form does. */
export function postSelection(wish: Wish): void {
  dispatchEvent(new CustomEvent<Wish>(WISH, { detail: wish }))
}

/** The list listens; gives what ends it. */
export function onWish(perform: (wish: Wish) => void): () => void {
  const listen = (event: Event) => perform((event as CustomEvent<Wish>).detail)
  addEventListener(WISH, listen)
  return () => removeEventListener(WISH, listen)
}
