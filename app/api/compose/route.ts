import { receiveCompose } from '#domain/mail/compose-door'
import { NotFound, Refusal } from '#domain/refusal'
import { getViewer } from '#domain/session/get-viewer'
import { requireSameOrigin } from '#domain/session/origin'
import { answerMissing, answerOutcome, answerRefusal, answerStranger } from './answer.ts'

/**
 * Where compose posts, with scripts or without. A route handler and not a server action: a form without scripts may carry
 * files, a send must not queue, and the address must outlive a new build (SAFETY 18, 29).
 */
export async function POST(request: Request): Promise<Response> {
  const scripted = request.headers.get('accept')?.includes('application/json') ?? false
  try {
    requireSameOrigin(request.headers)
    const viewer = await getViewer()
    if (!viewer) return await answerStranger(scripted)
    return await answerOutcome(viewer, await receiveCompose(viewer, request), scripted)
  } catch (error) {
    if (error instanceof NotFound) return answerMissing(scripted)
    if (error instanceof Refusal) return await answerRefusal(error, scripted)
    throw error
  }
}
