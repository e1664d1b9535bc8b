import type { ReactNode } from 'react'

type Choice = { value: string; label: string; lang?: string }
type Props = { legend: string; name: string; choices: Choice[]; chosen: string; hint?: ReactNode }

/** One setting: its name in the margin, its choices as radio buttons. */
export function Choices({ legend, name, choices, chosen, hint }: Props) {
  return (
    <fieldset className="prow">
      <legend className="lab">{legend}</legend>
      <div className="val">
        {choices.map(({ value, label, lang }) => (
          <label className="choice" key={value}>
            <input className="dot" type="radio" name={name} value={value} defaultChecked={value === chosen} />
            <span lang={lang}>{label}</span>
          </label>
        ))}
        {hint ? <p className="small mute">{hint}</p> : null}
      </div>
    </fieldset>
  )
}
