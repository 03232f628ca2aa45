/** Beside a field: begins a comment on it, or on what is selected there. */
import { useAgenda } from '../agenda/agendaContext.ts'
import type { FieldPlace } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { useDesk } from './deskContext.ts'
import { selectedWords } from './selectedWords.ts'
import { useMayBegin } from './useCommentRights.ts'

interface Props {
  place: FieldPlace
  /** What the field is called. */
  where: string
}

export function CommentButton({ place, where }: Props) {
  const { session } = useAgenda()
  const desk = useDesk()
  const mayBegin = useMayBegin(place.item)
  if (!mayBegin) return null
  const begin = () => {
    const selected = selectedWords(session)
    const isHere = selected?.item === place.item && selected.field === place.field
    desk.begin(isHere ? selected : { ...place, anchor: null })
  }
  return (
    <button
      type="button"
      className="copy-link comment-button"
      tabIndex={-1}
      // The press must leave the selection where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={begin}
    >
      {/* No label: who asks for the place by its name shall find the place. */}
      <span aria-hidden="true">{t('commentThis')}</span>
      <span className="visually-hidden">{t('commentOnPlace', { where })}</span>
    </button>
  )
}
