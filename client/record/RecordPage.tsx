/** «Hvem gjorde hvad»: what was done in a council and its agendas beside the texts, for its secretariat. */
import { useEffect, useState } from 'react'
import { SUBJECTS } from '../../shared/record/recordEvent.ts'
import { t } from '../app/language.ts'
import { useTitle } from '../app/useTitle.ts'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
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
    <>
      <a className="skip-link" href="#main">
        {t('skipToContent')}
      </a>
      <header className="top">
        <a className="title" href="/">
          {t('toAgendas')}
        </a>
        <span className="spacer" />
        <LanguageSwitch />
      </header>
      <main id="main" className="record-page" tabIndex={-1}>
        <h1>{t('record')}</h1>
        <RecordView council={council} record={record} wanted={wanted} onWant={want} />
      </main>
    </>
  )
}

/** From the address: a link leads to the rows of one agenda. */
function wantedIn(search: string): Wanted {
  const asked = new URLSearchParams(search)
  const text = (key: keyof Wanted) => asked.get(key) ?? EVERYTHING_WANTED[key]
  const subject = SUBJECTS.find((name) => name === asked.get('subject')) ?? ''
  return { subject, person: text('person'), agenda: text('agenda'), from: text('from'), to: text('to') }
}
