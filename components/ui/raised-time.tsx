import { Fragment } from 'react'

/** A moment whose words are made already, as `<time>`. `at`: ISO 8601. */
export function RaisedTime({ at, children }: { at: string; children: string }) {
  return <time dateTime={at}>{raised(children)}</time>
}

/** « 1er » with its ending raised. */
function raised(text: string) {
  const [before, after] = text.split('1er\u00a0')
  if (after === undefined) return text
  return (
    <Fragment>
      {before}1<sup>er</sup>
      {'\u00a0'}
      {after}
    </Fragment>
  )
}
