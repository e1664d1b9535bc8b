import Link from 'next/link'

/** Classes side by side, each opening its people. */
export function ClassLinks({ classes }: { classes: string[] }) {
  return (
    <ul className="flow classes">
      {classes.map((name) => (
        <li key={name}>
          <Link className="btn btn-line btn-sm" href={`/directory?class=${encodeURIComponent(name)}`} prefetch={false} dir="auto">
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )
}
