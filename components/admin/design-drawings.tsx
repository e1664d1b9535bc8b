import type { Design } from '#domain/chat/chat-looks'

const ROWS = [0, 1, 2]
const HEIGHT = 30

/** Three rows of a list in that design, the first of them new. */
export function ListDrawing({ design }: { design: Design }) {
  return (
    <svg className="drawing" viewBox="0 0 144 90" aria-hidden="true">
      <path className="margin" d="M30 0v90" />
      {ROWS.map((row) => (
        <g key={row} transform={`translate(0 ${row * HEIGHT})`}>
          {design === '3' ? null : <circle className="face" cx="15" cy="15" r="8" />}
          {row === 0 && design !== '1' ? <path className="stroke" d="M30 7v16" /> : null}
          <path className={row === 0 && design !== '1' ? 'words strong' : 'words'} d="M40 11h36M124 11h12" />
          <path className="words" d="M40 20h72" />
          <path className="line" d="M0 30h144" />
        </g>
      ))}
    </svg>
  )
}

/** Two bubbles of a talk in that design, the second one's own. */
export function TalkDrawing({ design }: { design: Design }) {
  return (
    <svg className="drawing" viewBox="0 0 144 90" aria-hidden="true">
      <path className="margin" d="M30 0v90" />
      {['bubble', 'bubble own'].map((bubble, place) => (
        <g key={bubble} transform={`translate(0 ${place * 42})`}>
          {design === '3' ? null : <rect className="face" x="7" y="8" width="16" height="16" rx={design === '1' ? 2 : 8} />}
          <path className="words strong" d="M40 12h34" />
          <rect className={bubble} x="37" y="18" width={place === 0 ? 92 : 74} height="18" rx="2" />
          <path className="words" d={place === 0 ? 'M43 27h78' : 'M43 27h60'} />
        </g>
      ))}
    </svg>
  )
}
