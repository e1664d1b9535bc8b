import { Icon } from '#components/ui/icon'
import type { ComposeLabels } from './labels.ts'

/** Disabled only while sending: what is missing is said beside its field when one tries. */
export function SendButton({ sending, labels, onSend }: { sending: boolean; labels: ComposeLabels; onSend: () => void }) {
  return (
    <button
      type="submit"
      id="compose-send"
      className="btn btn-main"
      name="intent"
      value="send"
      disabled={sending}
      onClick={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      <Icon name="send" size={17} />
      {sending ? labels.sending : labels.send}
    </button>
  )
}
