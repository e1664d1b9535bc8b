import { useId } from 'react'

/** One field of a form of the administration, as its page names it. Radio buttons and lists have `options`. */
export type FieldSpec = {
  name: string
  label: string
  value?: string
  type?: 'text' | 'email' | 'tel' | 'password' | 'radio' | 'select' | 'check'
  numeric?: true
  options?: { value: string; label: string; hint?: string }[]
  hint?: string
  most?: number
  required?: boolean
}

type Props = { spec: FieldSpec; typed: string | undefined; invalid: boolean; describedBy: string | undefined }

/** What was typed before a refusal stands again where scripts are off; the browser offers nobody's own data for somebody else's. */
export function Field({ spec, typed, invalid, describedBy }: Props) {
  const id = useId()
  const hint = `${id}-hint`
  const { type = 'text', name, label, options = [] } = spec
  const value = typed ?? spec.value ?? ''
  if (type === 'radio') return <Radios spec={spec} value={value} />
  if (type === 'check')
    return (
      <label className="choice">
        <input className="box" type="checkbox" name={name} />
        {label}
      </label>
    )
  const described = [describedBy, spec.hint && hint].filter(Boolean).join(' ') || undefined
  const common = { id, className: 'input', name, 'aria-invalid': invalid || undefined, 'aria-describedby': described } as const
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {type === 'select' ? (
        <select {...common} defaultValue={value}>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          type={type}
          inputMode={spec.numeric ? 'numeric' : undefined}
          defaultValue={type === 'password' ? undefined : value}
          maxLength={spec.most}
          required={spec.required}
          autoComplete={type === 'password' ? 'current-password' : 'off'}
          dir="auto"
        />
      )}
      {spec.hint ? (
        <span className="small mute" id={hint}>
          {spec.hint}
        </span>
      ) : null}
    </div>
  )
}

function Radios({ spec: { name, label, hint, options = [] }, value }: { spec: FieldSpec; value: string }) {
  return (
    <fieldset className="radios">
      <legend>{label}</legend>
      {hint ? <p className="small mute">{hint}</p> : null}
      {options.map((one) => (
        <label className="choice" key={one.value}>
          <input className="dot" type="radio" name={name} value={one.value} defaultChecked={one.value === value} />
          <span>
            {one.label}
            {one.hint ? <span className="small mute"> {one.hint}</span> : null}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
