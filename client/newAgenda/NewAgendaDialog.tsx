/** The dialog of a new agenda: whose it is, what it begins with, and when and where one meets. Then one lands in it. */
import { type ComponentProps, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type {
  AgendaBeginnings,
  ImportPreview,
  MadeAgenda,
  NewAgendaOrder,
} from '../../shared/protocol/api.ts'
import { postFile, postJson, useApi } from '../app/api.ts'
import { t } from '../app/language.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { NewAgendaForm } from './NewAgendaForm.tsx'
import '../council/settings.css'
import './newAgenda.css'

/** Each rejects with what `sentenceOf` can say. */
export interface NewAgendaActions {
  make(order: NewAgendaOrder): Promise<MadeAgenda>
  preview(file: File): Promise<ImportPreview>
  /** @param key as that of an order */
  makeFrom(file: File, key: string): Promise<MadeAgenda>
}

interface Props {
  /** Whose secretariat one is; at least one. */
  councils: readonly { id: string; name: string }[]
  onClose: () => void
}

export function NewAgendaDialog({ councils, onClose }: Props) {
  const [council, setCouncil] = useState(councils[0]!.id)
  const at = `/api/councils/${encodeURIComponent(council)}/agendas`
  const [, navigate] = useLocation()
  const actions = useMemo<NewAgendaActions>(
    () => ({
      make: (order) => postJson(at, order),
      preview: (file) => postFile(`${at}/preview?name=${encodeURIComponent(file.name)}`, file),
      makeFrom: (file, key) =>
        postFile(`${at}/import?name=${encodeURIComponent(file.name)}&key=${key}`, file),
    }),
    [at],
  )
  return (
    <Dialog heading={t('newAgenda')} className="new-agenda" onClose={onClose}>
      <div className="new-agenda-content">
        {councils.length > 1 && (
          <label>
            {t('newAgendaCouncil')}
            <select value={council} onChange={({ target }) => setCouncil(target.value)}>
              {councils.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <OfCouncil key={council} {...{ at, actions, onClose }} onMade={(id) => navigate(`/agenda/${id}`)} />
      </div>
    </Dialog>
  )
}

interface OfCouncilProps extends Omit<ComponentProps<typeof NewAgendaForm>, 'beginnings'> {
  at: string
}

function OfCouncil({ at, ...more }: OfCouncilProps) {
  const beginnings = useApi<AgendaBeginnings>(`${at}/beginnings`)
  switch (beginnings.is) {
    case 'ready':
      return <NewAgendaForm beginnings={beginnings.value} {...more} />
    case 'loading':
      return <p role="status">{t('settingsLoading')}</p>
    case 'failed':
      return (
        <div role="alert">
          <p>{t('settingsFailed')}</p>
          <button type="button" className="button" onClick={beginnings.again}>
            {t('tryAgain')}
          </button>
        </div>
      )
    default:
      return beginnings satisfies never
  }
}
