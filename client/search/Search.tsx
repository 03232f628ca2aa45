/** «Søg»: a button at the top, and beside the document a panel with every hit, by item. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { type SearchHit, searchAgenda } from '../../shared/agenda/search.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { placeKey } from '../agenda/changes.ts'
import { useIsLoaded } from '../agenda/useAgendaSession.ts'
import { t } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import { labelsOf } from '../editor/labels.ts'
import { startAt, startingPoint } from '../editor/selection.ts'
import { rightsOf } from '../rights/rightsWatch.ts'
import { HitList } from './HitList.tsx'
import { clearHits, selectHit, showHit } from './hitsInPage.ts'
import './search.css'

export function Search() {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const loaded = useIsLoaded(useAgenda().session)
  useEffect(() => {
    // Ctrl+F is the browser's own.
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isSearch = (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'f'
      if (!isSearch || !loaded) return
      event.preventDefault()
      setOpen(true)
      document.querySelector<HTMLElement>('.search-panel input')?.focus()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [loaded])
  const close = () => {
    setOpen(false)
    button.current?.focus({ preventScroll: true })
  }
  return (
    <>
      <button
        ref={button}
        type="button"
        className="button search-button"
        aria-expanded={open}
        disabled={!loaded}
        onClick={() => setOpen(!open)}
      >
        {t('search')}
      </button>
      {open && (
        <Part name={t('partSearch')}>
          <SearchPanel onClose={close} onEnter={() => setOpen(false)} />
        </Part>
      )}
    </>
  )
}

interface PanelProps {
  onClose: () => void
  /** Called when one has gone to a hit, to write there. */
  onEnter: () => void
}

function SearchPanel({ onClose, onEnter }: PanelProps) {
  const [words, setWords] = useState('')
  const [now, setNow] = useState(0)
  const hits = useHits(words)
  const current = Math.min(now, hits.length - 1)

  useEffect(() => {
    showHit(hits, current, words)
  }, [hits, current, words])
  useEffect(() => clearHits, [])
  useEffect(() => {
    document.body.classList.add('searching')
    return () => document.body.classList.remove('searching')
  }, [])

  const go = (step: number) => {
    if (hits.length > 0) setNow((current + step + hits.length) % hits.length)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event)
    if (step === 0) return
    event.preventDefault()
    go(step)
  }
  const enter = useEnterHit(hits[current])
  const leave = () => {
    if (enter()) onEnter()
    else onClose()
  }
  return (
    <search
      className="search-panel"
      aria-label={t('searchIn')}
      onKeyDown={({ key }) => {
        if (key === 'Escape') leave()
      }}
    >
      <div className="search-line">
        <input
          // biome-ignore lint/a11y/noAutofocus: who presses «Søg» wants to write what to search for
          autoFocus
          type="search"
          aria-label={t('searchIn')}
          placeholder={t('searchIn')}
          value={words}
          onChange={({ target }) => {
            setWords(target.value)
            setNow(0)
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="button" aria-label={t('searchClose')} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <p className="search-count" role="status">
        {countOf(words, hits.length)}
      </p>
      <HitList hits={hits} current={current} onChoose={setNow} />
    </search>
  )
}

/** @returns puts the caret at the hit, as a click there does, and says whether that went */
function useEnterHit(hit: SearchHit | undefined): () => boolean {
  const { session, editing, readOnly } = useAgenda()
  return () => {
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

function stepOf({ key, shiftKey }: KeyboardEvent): -1 | 0 | 1 {
  if (key === 'ArrowDown' || (key === 'Enter' && !shiftKey)) return 1
  return key === 'ArrowUp' || key === 'Enter' ? -1 : 0
}

function countOf(words: string, n: number): string {
  if (words.trim() === '') return t('searchHow')
  return n === 0 ? t('searchNothing', { words: words.trim() }) : t('searchHits', { n })
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
