/** A text that nobody writes in here: the HTML that `toHtml` made, as an editor would draw it. */
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import './richText.css'

interface Props {
  place: FieldPlace
  kind: 'title' | 'field'
  /** Made by `toHtml`. */
  html: string
}

export function DrawnText({ place, kind, html }: Props) {
  return (
    <div className="rich-text" data-kind={kind} data-place={placeKey(place)}>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: made by toHtml, which escapes every text and address */}
      <div className="tiptap ProseMirror" lang={AGENDA_LANGUAGE} dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  )
}
