/** A count drawn in pink chalk, « 99+ » above 99, nothing at zero. The name of what carries it says the count in words. */
export function Badge({ count }: { count: number }) {
  return count > 0 ? <span className="badge" data-n={shownCount(count)} aria-hidden="true" /> : null
}

/** Counts stop at 100, which is shown as « 99+ ». */
export function shownCount(count: number): string {
  return count > 99 ? '99+' : String(count)
}
