/** The rows, each a sentence in the language of whoever reads it. */
import { useMemo } from 'react'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { RecordPage } from '../../shared/protocol/api.ts'
import { inWords } from '../../shared/record/inWords.ts'
import { dayAndClock, t, useLanguage } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import { agendaName } from './agendaName.ts'

export function RecordRows({ page: { rows, people, agendas } }: { page: RecordPage }) {
  const language = useLanguage()
  const names = useMemo(() => new Map(people.map(({ id, name }) => [id, name])), [people])
  const byId = useMemo(() => new Map(agendas.map((agenda) => [agenda.id, agenda])), [agendas])
  const reader = { language, nameOf: (id: string) => names.get(id) ?? t('unknownPerson') }
  return (
    <ul className="card record-rows" aria-label={t('record')}>
      {rows.map((row) => {
        const agenda = row.agenda === null ? undefined : byId.get(row.agenda)
        return (
          <li key={row.id} className="record-row" data-kind={row.event.is}>
            <time dateTime={new Date(row.at).toISOString()}>{dayAndClock(row.at, serverNow())}</time>
            <span className="what">{inWords(row, reader)}</span>
            {agenda && row.event.is !== 'agenda-deleted' && (
              <a className="where" href={addressOf(row)} lang={AGENDA_LANGUAGE}>
                {agendaName(agenda)}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Of the item itself, where it is about one. */
function addressOf({ agenda, event }: RecordPage['rows'][number]): string {
  const item = 'node' in event ? `#item-${event.node.id}` : ''
  return `/agenda/${encodeURIComponent(agenda ?? '')}${item}`
}
