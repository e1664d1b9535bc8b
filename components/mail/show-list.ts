import { createContext } from 'react'
import type { ShownList } from './mailbox-types.ts'

/** Puts another list in the place of the one with which the box was entered; null brings that one back. */
export const ShowList = createContext<(list: ShownList | null) => void>(() => {})
