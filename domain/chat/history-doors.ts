import { type Door, door } from './door.ts'
import { historyForm } from './history-form.ts'
import { sendHistory } from './send-history.ts'

export const HISTORY_DOORS: Record<string, Door> = {
  history: door(historyForm, async (viewer, input) => void (await sendHistory(viewer, input))),
}
