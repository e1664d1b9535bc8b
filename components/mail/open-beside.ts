'use client'

import { createContext, useContext } from 'react'

/** Opens a message of the list beside, as a click on its row does. Given by the list's own part. */
export const OpenBeside = createContext<((path: string) => void) | null>(null)

/** Null where no list is beside: a link then goes to the page itself. */
export const useOpenBeside = () => useContext(OpenBeside)
