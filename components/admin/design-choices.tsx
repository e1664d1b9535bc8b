import type { ReactNode } from 'react'

type Choice = { value: string; label: string; drawing: ReactNode }
type Props = { legend: string; name: string; chosen: string; choices: Choice[] }

/** Radio buttons with what they stand for drawn above them. */
export function DesignChoices({ legend, name, chosen, choices }: Props) {
  return (
    <fieldset className="radios">
      <legend>{legend}</legend>
      <div className="designs">
        {choices.map(({ value, label, drawing }) => (
          <label key={value}>
            {drawing}
            <span className="choice">
              <input className="dot" type="radio" name={name} value={value} defaultChecked={value === chosen} />
              {label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
