type Props = {
  name: string
  label: string
  value?: string
  most: number
  type?: 'text' | 'email' | 'tel' | 'number'
  required?: boolean
  hint?: string
}

/** A field of somebody else's data: the browser does not offer one's own for it. */
export function TextField({ name, label, value = '', most, type = 'text', required, hint }: Props) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        name={name}
        type={type}
        defaultValue={value}
        maxLength={most}
        required={required}
        autoComplete="off"
        dir="auto"
      />
      {hint ? <span className="small mute">{hint}</span> : null}
    </label>
  )
}
