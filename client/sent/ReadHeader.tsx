/** The top of a sent agenda's page: which meeting it is, whether there is a connection, its outline on a phone, and the search in it. */
import { useState } from 'react'
import { Link } from 'wouter'
import { AGENDA } from '../../shared/agenda/fieldPlace.ts'
import type { SearchHit } from '../../shared/agenda/search.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { Paper } from '../../shared/paper/paper.ts'
import { nameOfItem, OWN_NOTE, paperItems, searchPaper } from '../../shared/paper/paperReading.ts'
import type { SentVersion } from '../../shared/protocol/versions.ts'
import { elementId } from '../agenda/agendaContext.ts'
import { focusHeading } from '../agenda/intoSight.ts'
import { shortDate, t } from '../app/language.ts'
import { BellPlace } from '../notifications/BellPlace.tsx'
import { elementAt } from '../reading/passage.ts'
import { SearchButton, SearchPanel } from '../search/SearchPanel.tsx'
import { Drawer } from '../ui/Drawer.tsx'
import { LanguageSwitch } from '../ui/LanguageSwitch.tsx'
import { openingLines } from './openingLines.ts'
import { PaperOutline } from './PaperOutline.tsx'
import { useNotes } from './useNotes.ts'

interface Props {
  /** What the page shows: the newest version in it. */
  version: SentVersion
  paper: Paper
  isOffline: boolean
  /** Where the draft is; `null`: one does not open drafts. */
  draft: string | null
}

export function ReadHeader({ version, paper, isOffline, draft }: Props) {
  const { council, title, startsAt } = paper
  const heading = [council || title, startsAt === null ? '' : shortDate(startsAt)].filter(Boolean).join(' · ')
  return (
    <header className="top read-header">
      <OutlineDrawer paper={paper} draft={draft} />
      <div className="which">
        <h1 className="title" title={heading} lang={AGENDA_LANGUAGE}>
          {heading || t('product')}
        </h1>
        <p className="sub">
          <Link href="/">{t('toMeetings')}</Link>
          {draft !== null && <Link href={draft}>{t('toDraft')}</Link>}
          <span role="status">{isOffline && t('readOffline')}</span>
        </p>
      </div>
      <span className="spacer" />
      <LanguageSwitch />
      <SearchButton isReady panel={(onClose, onEnter) => <Panel {...{ paper, onClose, onEnter }} />} />
      <BellPlace reads={version} />
    </header>
  )
}

function Panel({ paper, ...props }: { paper: Paper; onClose: () => void; onEnter: () => void }) {
  const [words, setWords] = useState('')
  const [hits, setHits] = useState<readonly SearchHit[]>([])
  const desk = useNotes()
  const search = (next: string) => {
    setWords(next)
    const found = searchPaper(paper, next, { opening: openingLines(paper), notes: desk.all() })
    setHits(found.map(markedAsNote))
  }
  const names = new Map([
    ...desk.all().map(({ item, about }) => [item, about] as const),
    ...paperItems(paper).map((item) => [item.id, nameOfItem(item)] as const),
    [AGENDA, paper.title || t('wholeMeeting')] as const,
  ])
  return (
    <SearchPanel
      {...{ words, hits, ...props }}
      onWords={search}
      nameOf={(item) => names.get(item)}
      enter={enterHit}
      how={t('searchHowRead')}
    />
  )
}

const markedAsNote = (hit: SearchHit): SearchHit =>
  hit.field === OWN_NOTE ? { ...hit, before: `✎ ${t('ownNote')}: ${hit.before}` } : hit

/** Of a note one goes on writing. Else there is nothing to write in: the focus goes to the heading that the hit stands below. */
function enterHit(hit: SearchHit | undefined): boolean {
  const place = hit === undefined ? null : elementAt(elementId(hit))
  if (place === null) return false
  const note = place.querySelector('textarea')
  const around = place.closest<HTMLElement>('.field, .item')
  if (note !== null) note.focus({ preventScroll: true })
  else if (around !== null) focusHeading(place.querySelector('.item-heading') === null ? around : place)
  else return false
  return true
}

function OutlineDrawer({ paper, draft }: Pick<Props, 'paper' | 'draft'>) {
  return (
    <Drawer>
      {(open, close) => (
        <>
          {open && <PaperOutline className="outline" items={paperItems(paper)} onFollow={close} />}
          <Link className="outline-row to-agendas" href="/">
            {t('toMeetings')}
          </Link>
          {draft !== null && (
            <Link className="outline-row to-agendas" href={draft}>
              {t('toDraft')}
            </Link>
          )}
          <LanguageSwitch />
        </>
      )}
    </Drawer>
  )
}
