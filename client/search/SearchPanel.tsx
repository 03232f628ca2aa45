/** «Søg»: a button at the top, and beside the document a panel with every hit, by item; whatever is searched. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { SearchHit } from '../../shared/agenda/search.ts'
import { t } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import { HitList } from './HitList.tsx'
import { clearHits, showHit } from './hitsInPage.ts'
import './search.css'

interface ButtonProps {
  /** There is something to search. */
  isReady: boolean
  /** @param close to be called by the panel: the focus comes back @param leave one has gone to a hit */
  panel: (close: () => void, leave: () => void) => ReactNode
}

export function SearchButton({ isReady, panel }: ButtonProps) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    // Ctrl+F is the browser's own.
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isSearch = (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'f'
      if (!isSearch || !isReady) return
      event.preventDefault()
      setOpen(true)
      document.querySelector<HTMLElement>('.search-panel input')?.focus()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [isReady])
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
        disabled={!isReady}
        onClick={() => setOpen(!open)}
      >
        {t('search')}
      </button>
      {open && <Part name={t('partSearch')}>{panel(close, () => setOpen(false))}</Part>}
    </>
  )
}

interface PanelProps {
  words: string
  onWords: (words: string) => void
  hits: readonly SearchHit[]
  /** What the item of a hit is called. */
  nameOf: (item: string) => ReactNode
  /** Puts the caret, or the focus, at the hit that is looked at. @returns whether that went */
  enter: (hit: SearchHit | undefined) => boolean
  onClose: () => void
  /** Called when one has gone to a hit. */
  onEnter: () => void
  /** How one goes on by keys. */
  how: string
}

export function SearchPanel({ words, onWords, hits, nameOf, enter, onClose, onEnter, how }: PanelProps) {
  const [now, setNow] = useState(0)
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
  const leave = () => {
    if (enter(hits[current])) onEnter()
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
            onWords(target.value)
            setNow(0)
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" className="button" aria-label={t('searchClose')} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <p className="search-count" role="status">
        {countOf(words, hits.length, how)}
      </p>
      <HitList hits={hits} current={current} nameOf={nameOf} onChoose={setNow} />
    </search>
  )
}

function stepOf({ key, shiftKey }: KeyboardEvent): -1 | 0 | 1 {
  if (key === 'ArrowDown' || (key === 'Enter' && !shiftKey)) return 1
  return key === 'ArrowUp' || key === 'Enter' ? -1 : 0
}

function countOf(words: string, n: number, how: string): string {
  if (words.trim() === '') return how
  return n === 0 ? t('searchNothing', { words: words.trim() }) : t('searchHits', { n })
}
