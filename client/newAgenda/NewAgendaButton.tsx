/** «Ny dagsorden», for the secretariat. The dialog's code comes when it is pressed. */
import { lazy, Suspense, useState } from 'react'
import { t } from '../app/language.ts'

const NewAgendaDialog = lazy(async () => ({
  default: (await import('./NewAgendaDialog.tsx')).NewAgendaDialog,
}))

/** @param councils whose secretariat one is */
export function NewAgendaButton({ councils }: { councils: readonly { id: string; name: string }[] }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button primary" onClick={() => setOpen(true)}>
        {t('newAgenda')}
      </button>
      {isOpen && (
        <Suspense>
          <NewAgendaDialog councils={councils} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
