/** «Søg» in the agenda as it is being written: what is found follows the document, and leads into the text. */
import { useEffect, useState } from 'react'
import { findNode, readOutline } from '../../shared/agenda/outline.ts'
import { type SearchHit, searchAgenda } from '../../shared/agenda/search.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { placeKey } from '../agenda/changes.ts'
import { useTitleText } from '../agenda/OutlineNav.tsx'
import { useIsLoaded } from '../agenda/useAgendaSession.ts'
import { t } from '../app/language.ts'
import { labelsOf } from '../editor/labels.ts'
import { startAt, startingPoint } from '../editor/selection.ts'
import { rightsOf } from '../rights/rightsWatch.ts'
import { selectHit } from './hitsInPage.ts'
import { SearchButton, SearchPanel } from './SearchPanel.tsx'

export function Search() {
  const isReady = useIsLoaded(useAgenda().session)
  return <SearchButton isReady={isReady} panel={(onClose, onEnter) => <Panel {...{ onClose, onEnter }} />} />
}

function Panel(props: { onClose: () => void; onEnter: () => void }) {
  const [words, setWords] = useState('')
  const hits = useHits(words)
  const enter = useEnterHit()
  const nameOf = (item: string) => <ItemName id={item} />
  return <SearchPanel {...{ words, hits, enter, nameOf, ...props }} onWords={setWords} how={t('searchHow')} />
}

function ItemName({ id }: { id: string }) {
  const { doc } = useAgenda().session
  const title = useTitleText(id)
  return (
    <>
      {findNode(readOutline(doc), id)?.number} {title}
    </>
  )
}

/** @returns puts the caret at the hit, as a click there does, and says whether that went */
function useEnterHit(): (hit: SearchHit | undefined) => boolean {
  const { session, editing, readOnly } = useAgenda()
  return (hit) => {
    const text = hit && !readOnly ? selectHit() : null
    if (hit === undefined || text?.role !== 'textbox') return false
    if (rightsOf(session).whyNot(hit) !== null) {
      text.focus({ preventScroll: true })
      return true
    }
    const editor = editing?.at(placeKey(hit)) ?? null
    // A click at no point: the selection says where.
    if (editor === null || typeof editor === 'string') text.click()
    else startAt(editor, startingPoint(text, { clientX: 0, clientY: 0 }))
    return true
  }
}

/** Everybody may be writing: what is found is looked for again when it has been quiet for so long (milliseconds). */
const QUIET = 300

function useHits(words: string): SearchHit[] {
  const { doc } = useAgenda().session
  const [hits, setHits] = useState<SearchHit[]>([])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => setHits(searchAgenda(doc, words, labelsOf(doc).nameOf))
    const lookSoon = () => {
      clearTimeout(timer)
      timer = setTimeout(look, QUIET)
    }
    look()
    doc.on('update', lookSoon)
    return () => {
      clearTimeout(timer)
      doc.off('update', lookSoon)
    }
  }, [doc, words])
  return hits
}
