import { notFound } from 'next/navigation'
import { NotFound } from '#domain/refusal'

/** What was found, or the page « not found » for what is not the viewer's to see. */
export async function found<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error) => (error instanceof NotFound ? notFound() : Promise.reject(error)))
}
