import { getTranslations } from 'next-intl/server'
import { SubmitButton } from '#components/ui/submit-button'
import { chooseAction } from '#domain/directory/import/actions'
import type { Choice } from '#domain/directory/import/queries'
import { ImportForm } from './import-form.tsx'

type Table = Extract<Choice, { tables: unknown }>['tables'][number]

const PROFILES = ['student', 'guardian', 'teacher', 'staff'] as const

/** What each column of the tables holds, guessed by the headers; beside it what the first rows have there. */
export async function ChooseColumns({ id, tables }: { id: string; tables: Table[] }) {
  const t = await getTranslations('import')
  return (
    <ImportForm action={chooseAction} id={id} className="choosing">
      <h2>{t('choice.columnsHeading')}</h2>
      <p className="intro">{t('choice.columnsHint')}</p>
      {tables.map((table, number) => (
        <TableChoice key={table.name} table={table} number={number} />
      ))}
      <p className="flow">
        <SubmitButton className="btn btn-main">{t('choice.go')}</SubmitButton>
      </p>
    </ImportForm>
  )
}

async function TableChoice({ table: { name, headers, rows, mapping }, number }: { table: Table; number: number }) {
  const [t, words] = await Promise.all([getTranslations('import'), getTranslations('roster')])
  const fields = Object.entries((words.raw as (key: string) => Record<string, string>)('fields'))
  const fieldOf = (index: number) => Object.entries(mapping.columns).find(([, column]) => column === index)?.[0] ?? ''
  return (
    <fieldset className="columns">
      <legend dir="auto">{name}</legend>
      <input type="hidden" name={`file:${number}`} value={name} />
      <label className="field">
        <span>{t('choice.who')}</span>
        <select className="input" name={`profile:${number}`} defaultValue={mapping.profile}>
          {PROFILES.map((profile) => (
            <option key={profile} value={profile}>
              {t(`choice.profiles.${profile}`)}
            </option>
          ))}
          <option value="column">{t('choice.whoColumn')}</option>
        </select>
      </label>
      <table className="plan">
        <thead>
          <tr>
            <th scope="col">{t('choice.column')}</th>
            <th scope="col">{t('choice.field')}</th>
            <th scope="col">{t('choice.sample')}</th>
          </tr>
        </thead>
        <tbody>
          {headers.map((header, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place; two may have one header.
            <tr key={index}>
              <th scope="row" dir="auto">
                {header || index + 1}
              </th>
              <td>
                <select
                  className="input"
                  name={`column:${number}:${index}`}
                  defaultValue={fieldOf(index)}
                  aria-label={t('choice.fieldOf', { column: header || index + 1 })}
                >
                  <option value="">{t('choice.ignored')}</option>
                  {fields.map(([field, words]) => (
                    <option key={field} value={field}>
                      {words}
                    </option>
                  ))}
                </select>
              </td>
              <td className="small mute" dir="auto">
                {rows
                  .map((row) => row[index])
                  .filter(Boolean)
                  .slice(0, 3)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}
