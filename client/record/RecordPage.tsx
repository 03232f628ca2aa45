/** «Hvem gjorde hvad»: what was done in a council and its agendas beside the texts, for its secretariat. */
import { useEffect, useState } from 'react'
import { SUBJECTS } from '../../shared/record/recordEvent.ts'
import { ListPage } from '../app/ListPage.tsx'
import { t } from '../app/language.ts'
import { useTitle } from '../app/useTitle.ts'
import { RecordView } from './RecordView.tsx'
import { EVERYTHING_WANTED, useRecord, type Wanted } from './useRecord.ts'

export function RecordPage({ council }: { council: string }) {
  const [wanted, want] = useState<Wanted>(() => wantedIn(location.search))
  const record = useRecord(council, wanted)
  useTitle(t('record'))
  useEffect(() => {
    const chosen = Object.entries(wanted).filter(([, value]) => value !== '')
    const search = new URLSearchParams(chosen).toString()
    history.replaceState(history.state, '', search === '' ? location.pathname : `?${search}`)
  }, [wanted])
  return (
    <ListPage className="record-page">
      <div className="list-head">
        <h1>{t('record')}</h1>
        <a className="button" href="/">
          {t('toAgendas')}
        </a>
      </div>
      <RecordView council={council} record={record} wanted={wanted} onWant={want} />
    </ListPage>
  )
}

/** From the address: a link leads to the rows of one agenda. */
function wantedIn(search: string): Wanted {
  const asked = new URLSearchParams(search)
  const text = (key: keyof Wanted) => asked.get(key) ?? EVERYTHING_WANTED[key]
  const subject = SUBJECTS.find((name) => name === asked.get('subject')) ?? ''
  return { subject, person: text('person'), agenda: text('agenda'), from: text('from'), to: text('to') }
}
