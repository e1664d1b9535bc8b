'use client'

import { catchError } from 'next/error'
import { FaultPage } from '#components/ui/fault-page'

/** Catches what fails below it. In place of an `error.tsx`, which would be a script of its own with every page. */
export const FaultBoundary = catchError((_: object, { error, retry }) => <FaultPage error={error} retry={retry} />)
