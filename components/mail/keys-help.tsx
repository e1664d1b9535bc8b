import type { MailboxWords } from './mailbox-words.tsx'

/** « ? » shows which keys there are. Its button is for those who look for it by Tab. */
export function KeysHelp({ words }: { words: MailboxWords }) {
  return (
    <>
      <button type="button" className="btn btn-bare btn-sm keys-button scripted" popoverTarget="keys">
        {words.keys}
      </button>
      <div id="keys" popover="auto" className="menu keys" role="dialog" aria-labelledby="keys-title">
        <h2 className="h20" id="keys-title">
          {words.keys}
        </h2>
        <dl>
          {words.keyList.map(([key, what]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  )
}
