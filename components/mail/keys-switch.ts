const OFF = 'preau-keys-off'

/** Whether single keys do something in this browser. Who speaks to a computer turns them off: each word would press some (WCAG 2.1.4). */
export function areKeysOn(): boolean {
  return localStorage.getItem(OFF) === null
}

export function turnKeys(on: boolean): void {
  if (on) localStorage.removeItem(OFF)
  else localStorage.setItem(OFF, '1')
}
