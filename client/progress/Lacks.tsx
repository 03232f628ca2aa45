/**
 * «Mangler: Sagsfremstilling, 1 bilag»: each leads to what is missing. Together they are one stop of Tab, with the arrow keys between
 * them: an empty item lacks so much that one would never get past it.
 */
import { Fragment, type KeyboardEvent, type MouseEvent, useState } from 'react'
import { type ItemId, readTemplate } from '../../shared/agenda/document.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { Missing } from '../../shared/progress/missing.ts'
import { missingWords } from '../../shared/progress/missingInWords.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t, useLanguage } from '../app/language.ts'
import { addressOfMissing, goToMissing } from './goToMissing.ts'

interface Props {
  id: ItemId
  missing: readonly Missing[]
  label: string
  /** Does something else with a press. @param go leads there @param address of the place, after `#` */
  onFollow?: (go: () => void, address: string) => void
}

export function Lacks({ id, missing, label, onFollow = (go) => go() }: Props) {
  const language = useLanguage()
  const { doc } = useAgenda().session
  const [stop, setStop] = useState(0)
  const headings = new Map(readTemplate(doc).map(({ key, heading }) => [key, heading]))
  const all = missingWords(missing, (key) => headings.get(key) ?? key, language)
  // What was there may have come meanwhile.
  const current = Math.min(stop, all.length - 1)
  const follow = (to: Missing) => (event: MouseEvent) => {
    event.preventDefault()
    onFollow(() => goToMissing(id, to), addressOfMissing(id, to))
  }
  return (
    <p className="lacks" onKeyDown={goByArrow}>
      <span className="lacks-label">{label}</span>
      {all.map(({ words, to }, index) => (
        <Fragment key={to.kind === 'field' ? to.field : to.kind}>
          {' '}
          <a
            href={`#${addressOfMissing(id, to)}`}
            lang={to.kind === 'field' ? AGENDA_LANGUAGE : undefined}
            tabIndex={index === current ? 0 : -1}
            aria-description={all.length > 1 && index === current ? t('lacksByArrows') : undefined}
            onFocus={() => setStop(index)}
            onClick={follow(to)}
          >
            {words}
          </a>
          {index < all.length - 1 && ','}
        </Fragment>
      ))}
    </p>
  )
}

function goByArrow(event: KeyboardEvent<HTMLElement>): void {
  const { key, altKey, ctrlKey, metaKey, shiftKey, target, currentTarget } = event
  if (altKey || ctrlKey || metaKey || shiftKey) return
  const links = [...currentTarget.querySelectorAll('a')]
  const at = links.indexOf(target as HTMLAnchorElement)
  const next = at + 1
  const before = at - 1
  const to = {
    ArrowRight: next,
    ArrowDown: next,
    ArrowLeft: before,
    ArrowUp: before,
    Home: 0,
    End: links.length - 1,
  }[key]
  if (at < 0 || to === undefined) return
  // At either end too: the page must not scroll instead.
  event.preventDefault()
  links[to]?.focus()
}
