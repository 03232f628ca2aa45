/** A text of one line that stands among the facts, and looks like one. */
import type { MouseEvent } from 'react'
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

/** As a label does for an input, which an editor is none. */
const enterTextBeside = ({ currentTarget }: MouseEvent<Element>): void =>
  currentTarget.parentElement?.querySelector<HTMLElement>('.ProseMirror')?.focus()

export function FactText({ place, label, name, fragment, words }: Props) {
  return (
    <div className="fact" id={elementId(place)}>
      {/* biome-ignore lint/a11y: a larger target for who points; the text has this name and is reached by keys itself */}
      <span className="label" onClick={enterTextBeside}>{`${label}:`}</span>
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
