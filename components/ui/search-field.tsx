import { Icon } from './icon.tsx'

type Props = {
  name: string
  /** Also shown while nothing is typed. */
  label: string
  value: string
  required?: boolean
  describedBy?: string
  grows?: boolean
}

/** Where one types what is looked for; its form and its button stand around it. */
export function SearchField({ name, label, value, required, describedBy, grows = true }: Props) {
  return (
    <span className={grows ? 'find grow' : 'find'}>
      <Icon name="search" />
      <input
        type="search"
        name={name}
        defaultValue={value}
        maxLength={100}
        required={required}
        autoComplete="off"
        enterKeyHint="search"
        aria-label={label}
        aria-describedby={describedBy}
        placeholder={label}
      />
    </span>
  )
}
