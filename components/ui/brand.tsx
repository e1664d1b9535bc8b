/** The mark: the acute accent as a lean-to roof on two posts. */
export function BrandMark() {
  return (
    <svg
      width="26"
      height="24"
      viewBox="0 0 26 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path className="acc" d="M2.5 9.5 23.5 3" />
      <path d="M6.5 12.2V21.5M19.5 8.2V21.5" />
    </svg>
  )
}
