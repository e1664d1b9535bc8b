/** Puts the focus into the box of a talk, once it is drawn. */
export function focusBox(roomId: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLTextAreaElement>(`textarea[data-room="${roomId}"]`)?.focus())
}
