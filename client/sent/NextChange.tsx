/** «Næste ændring»: stands at the foot of what one reads, and leads from one change to the next, around and around; by F8 as well. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { t } from '../app/language.ts'
import { changesDrawn, goToChange, nextChange } from './changeSteps.ts'

interface Props {
  /** Another one when other changes are drawn. */
  drawn: unknown
}

const KEY = 'F8'

export function NextChange({ drawn }: Props) {
  const last = useRef<HTMLElement | null>(null)
  const [{ at, all }, setCount] = useState({ at: 0, all: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are read from what is drawn
  useEffect(() => setCount({ at: 0, all: changesDrawn(document).length }), [drawn])
  const step = useCallback((by: 1 | -1, byKeys: boolean) => {
    const changes = changesDrawn(document)
    const next = nextChange(changes, last.current, by)
    if (next === null) return
    last.current = next
    setCount({ at: changes.indexOf(next) + 1, all: changes.length })
    goToChange(next, byKeys)
  }, [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, altKey, ctrlKey, metaKey } = event
      if (key !== KEY || altKey || ctrlKey || metaKey) return
      event.preventDefault()
      step(event.shiftKey ? -1 : 1, true)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [step])
  if (all === 0) return null
  const count = at === 0 ? `(${all})` : t('ofSoMany', { n: String(at), all: String(all) })
  return (
    <div className="next-change">
      <button
        type="button"
        className="button"
        aria-label={t('previousChange')}
        aria-keyshortcuts={`Shift+${KEY}`}
        title={`${t('previousChange')} (Shift+${KEY})`}
        onClick={({ detail }) => step(-1, detail === 0)}
      >
        <span aria-hidden="true">↑</span>
      </button>
      <button
        type="button"
        className="button"
        aria-keyshortcuts={KEY}
        title={`${t('nextChange')} (${KEY})`}
        onClick={({ detail }) => step(1, detail === 0)}
      >
        {t(at === 0 || at === all ? 'firstChange' : 'nextChange')} <span className="count">{count}</span>
      </button>
    </div>
  )
}
