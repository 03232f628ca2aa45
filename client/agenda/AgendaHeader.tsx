/** The top of the page: which agenda this is, whether everything is saved, and who is here. */
import { type AgendaId, readFacts, readState } from '../../shared/agenda/document.ts'
import { dayAndTime, shortDate, t, timeOf } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import { useTitle } from '../app/useTitle.ts'
import { SaveIndicator } from '../connection/SaveIndicator.tsx'
import { DueHere } from '../deadlines/DueHere.tsx'
import type { KeptWords } from '../doneAgain/useOwnLeft.ts'
import { WordsWaiting } from '../handedBack/WordsWaiting.tsx'
import { BellPlace } from '../notifications/BellPlace.tsx'
import { useBellAfterAgenda } from '../notifications/useBellAfterAgenda.ts'
import { type View, ViewSwitch } from '../reading/ViewSwitch.tsx'
import { RecordLink } from '../record/RecordLink.tsx'
import { Search } from '../search/Search.tsx'
import { OutgoingMenu } from '../sending/OutgoingMenu.tsx'
import { SendFromHead } from '../sending/SendButton.tsx'
import { SentChip } from '../sending/SentChip.tsx'
import { ThreadsButton } from '../threads/ThreadsButton.tsx'
import { Faces } from '../together/Faces.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { useAgenda, useChanges } from './agendaContext.ts'
import { AGENDA } from './changes.ts'
import { OutlineDrawer } from './OutlineDrawer.tsx'
import './header.css'

const SEPARATOR = '\u00a0· '

export function AgendaHeader({ id, view, keep }: { id: AgendaId; view: View; keep: KeptWords }) {
  const { session } = useAgenda()
  useChanges(AGENDA)
  useBellAfterAgenda(session)
  const { council, title, startsAt, endsAt, place, deadlines } = readFacts(session.doc)
  const heading = [council || title, startsAt === null ? '' : shortDate(startsAt)].filter(Boolean).join(' · ')
  const time = startsAt === null ? '' : t('timeOfDay', { time: timeOf(startsAt) })
  // Once it is sent nobody contributes any more, and there is a chip to make room for.
  const due = readState(session.doc) === 'drafting' ? deadlines.items : null
  const deadline = due === null ? '' : t('deadlineIs', { time: dayAndTime(due) })
  const isLonger = startsAt !== null && endsAt !== null && startsAt.slice(0, 10) !== endsAt.slice(0, 10)
  const span = isLonger ? t('dayUntil', { from: time, to: dayAndTime(endsAt) }) : time
  useTitle(heading)
  return (
    <header className="top agenda-header">
      <OutlineDrawer
        agenda={id}
        view={view}
        switchView={(onFollow) => <ViewSwitch {...{ id, view, onFollow }} />}
      />
      <div className="which">
        <h1 className="title" title={heading}>
          {heading || t('product')}
        </h1>
        <p className="sub">
          <a href="/">{t('agendas')}</a>
          <RecordLink agenda={id} className="to-record" />
          {place !== '' && (
            <span className="place" title={place}>
              {SEPARATOR}
              {place}
            </span>
          )}
          {[span, deadline].filter(Boolean).map((part) => (
            <span key={part}>
              {SEPARATOR}
              {part} {part === deadline && <DueHere due={deadlines.items} />}
            </span>
          ))}
        </p>
      </div>
      <SentChip />
      <SaveIndicator session={session} />
      <WordsWaiting agenda={id} keep={keep} view={view} />
      <span className="spacer" />
      <LanguageSwitch />
      <ViewSwitch id={id} view={view} />
      {/* What it finds stands in the other views. */}
      {(view === 'write' || view === 'read') && <Search />}
      {view === 'write' && (
        <Part name={t('partComments')}>
          <ThreadsButton />
        </Part>
      )}
      {view !== 'board' && <SendFromHead />}
      <OutgoingMenu />
      <BellPlace />
      <Part name={t('partFaces')}>
        <Faces />
      </Part>
    </header>
  )
}
