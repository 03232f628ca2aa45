/** What of the board one wants to see: what lacks something, one's own, somebody's; and in which order. */
import type { PersonId } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { compareNames, t } from '../app/language.ts'
import { personName } from '../facts/people.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'
import { ToggleGroup } from '../ui/ToggleGroup.tsx'
import { type BoardView, NOBODY, SHOWN, SORTS, type Sort } from './view.ts'

interface Props {
  /** The items of the agenda. */
  rows: readonly LiveProgress[]
  view: BoardView
  ownId: (person: PersonId) => PersonId
  onView: (view: BoardView) => void
}

const SORT_WORDS = {
  number: 'boardByNumber',
  responsible: 'boardByResponsible',
  status: 'boardByStatus',
  changed: 'boardByChanged',
  lacking: 'boardByLacking',
  comments: 'boardByComments',
} as const satisfies Record<Sort, string>

const SHOWN_WORDS = {
  all: 'boardShowAll',
  lacking: 'boardShowLacking',
  mine: 'boardShowMine',
  new: 'boardShowNew',
} as const

export function BoardControls({ rows, view, ownId, onView }: Props) {
  return (
    <div className="board-controls">
      <ToggleGroup
        className="board-show"
        label={t('boardShow')}
        choices={SHOWN}
        isOn={(show) => view.show === show}
        words={(show) => t(SHOWN_WORDS[show])}
        onPress={(show) => onView({ ...view, show })}
      />
      <label>
        <span>{t('boardPerson')}</span>
        <select
          value={view.person === null || view.person === NOBODY ? (view.person ?? '') : ownId(view.person)}
          onChange={({ currentTarget }) => onView({ ...view, person: currentTarget.value || null })}
        >
          <option value="">{t('boardEverybody')}</option>
          <People rows={rows} chosen={view.person} ownId={ownId} />
        </select>
      </label>
      <label>
        <span>{t('boardSort')}</span>
        <select
          value={view.sort}
          onChange={({ currentTarget }) =>
            onView({ ...view, sort: currentTarget.value as Sort, isTurned: false })
          }
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(SORT_WORDS[sort])}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

interface PeopleProps {
  rows: readonly LiveProgress[]
  chosen: BoardView['person']
  ownId: (person: PersonId) => PersonId
}

/** Who is responsible for anything, by name; and whoever the address asks for. */
function People({ rows, chosen, ownId }: PeopleProps) {
  const { people } = useAgenda()
  const asked = chosen === null || chosen === NOBODY ? [] : [chosen]
  const ids = new Set([...rows.flatMap(({ responsibles }) => responsibles), ...asked].map(ownId))
  const named = [...ids]
    .map((id) => ({ id, name: personName(people, id) }))
    .sort((a, b) => compareNames(a.name, b.name))
  const hasNobodys = chosen === NOBODY || rows.some(({ responsibles }) => responsibles.length === 0)
  return (
    <>
      {hasNobodys && <option value={NOBODY}>{t('boardPersonNobody')}</option>}
      {named.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  )
}
