'use client'

// `next/error` brings the error page of another router along, three kilobytes for every visitor.
import { catchError } from 'next/dist/client/components/catch-error'
import { FaultPage } from '#components/ui/fault-page'

/** Catches what fails below it. In place of an `error.tsx`, which would be a script of its own with every page. */
export const FaultBoundary = catchError((_: object, { error, retry }) => <FaultPage error={error} retry={retry} />)
