/** A text of one line that stands among the facts, and looks like one. */
import type * as Y from 'yjs'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { elementId } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { RichText } from '../editor/RichText.tsx'
import { EarlierTextButton } from '../history/EarlierTextButton.tsx'
import { NotGiven } from './NotGiven.tsx'
import './facts.css'

interface Props {
  place: FieldPlace
  /** Stands before the text. */
  label: string
  /** What the text is called, where the label alone could be one of many. */
  name: string
  /** `undefined`: the agenda is of an older schema, until the server has raised it. */
  fragment: Y.XmlFragment | undefined
  /** What it says. */
  words: string
}

export function FactText({ place, label, name, fragment, words }: Props) {
  return (
    <div className="fact" id={elementId(place)}>
      <span className="label">{`${label}:`}</span>
      {fragment === undefined ? (
        <span className="fact-words" lang={AGENDA_LANGUAGE}>
          {words || <NotGiven>{t('notGiven')}</NotGiven>}
        </span>
      ) : (
        <>
          <RichText place={place} kind="line" fragment={fragment} placeholder={t('notGiven')} label={name} />
          <EarlierTextButton place={place} where={name} isOfValue />
        </>
      )}
    </div>
  )
}
