/** What every Next page costs a browser. */
export default function EmptyPage() {
  return <p>empty</p>
}
