import { SubmitButton } from '#components/ui/submit-button'
import { abandonImportAction } from '#domain/directory/import/actions'

/** Puts an import aside. */
export function AbandonImport({ id, label }: { id: string; label: string }) {
  return (
    <form action={abandonImportAction}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton className="btn btn-bare">{label}</SubmitButton>
    </form>
  )
}
