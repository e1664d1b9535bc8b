import { Notice } from '#components/ui/notice'
import type { ComposeLabels } from './labels.ts'
import type { Trouble } from './troubles.ts'

/** Why the message did not leave when no field is at fault: what is kept, and one way out. */
export function SendTrouble({ trouble, labels, onRetry }: { trouble: Trouble; labels: ComposeLabels; onRetry: () => void }) {
  const sentence = 'failed' in trouble ? labels[trouble.failed] : trouble.sentence
  return (
    <div className="trouble">
      <Notice kind="error">
        <p>
          <strong>{labels.notSent}</strong> {sentence} {labels.kept}
        </p>
        <p className="flow">
          <button type="button" id="compose-retry" className="btn btn-line btn-sm" onClick={onRetry}>
            {labels.retry}
          </button>
          {'failed' in trouble && trouble.failed === 'signedOut' ? <SignInLink labels={labels} /> : null}
        </p>
      </Notice>
    </div>
  )
}

/** In a new tab, so that this page keeps what was typed. */
export function SignInLink({ labels }: { labels: ComposeLabels }) {
  return (
    <a className="link" href="/sign-in" target="_blank" rel="noopener">
      {labels.signIn}
    </a>
  )
}
