import { Fragment } from 'react'

const ADDRESS = /(https?:\/\/[^\s<>"«»]+[^\s<>"«».,;:!?)\]}’'])/gi

/**
 * A message as it was typed, its addresses of the web as links. Whether somebody may send such is asked when they do
 * (domain/chat/chat-policy.ts); anything but http is text.
 */
export function LinkedText({ text }: { text: string }) {
  return text.split(ADDRESS).map((part, index) => {
    const key = `${index} ${part}`
    // With one group in the pattern every second part is an address.
    if (index % 2 === 0) return <Fragment key={key}>{part}</Fragment>
    return (
      <a key={key} className="link" href={part} target="_blank" rel="noopener noreferrer">
        {part}
      </a>
    )
  })
}
