/** «Mangler: Sagsfremstilling, 1 bilag»: each leads to what is missing. */
import { Fragment, type MouseEvent } from 'react'
import { type ItemId, readTemplate } from '../../shared/agenda/document.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { Missing } from '../../shared/progress/missing.ts'
import { missingWords } from '../../shared/progress/missingInWords.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { useLanguage } from '../app/language.ts'
import { addressOfMissing, goToMissing } from './goToMissing.ts'

interface Props {
  id: ItemId
  missing: readonly Missing[]
  label: string
  /** Does something else with a press. @param go leads there */
  onFollow?: (go: () => void) => void
}

export function Lacks({ id, missing, label, onFollow = (go) => go() }: Props) {
  const language = useLanguage()
  const { doc } = useAgenda().session
  const headings = new Map(readTemplate(doc).map(({ key, heading }) => [key, heading]))
  const all = missingWords(missing, (key) => headings.get(key) ?? key, language)
  const follow = (to: Missing) => (event: MouseEvent) => {
    event.preventDefault()
    onFollow(() => goToMissing(id, to))
  }
  return (
    <p className="lacks">
      <span className="lacks-label">{label}</span>
      {all.map(({ words, to }, index) => (
        <Fragment key={to.kind === 'field' ? to.field : to.kind}>
          {' '}
          <a
            href={`#${addressOfMissing(id, to)}`}
            lang={to.kind === 'field' ? AGENDA_LANGUAGE : undefined}
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
