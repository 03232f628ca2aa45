/** «Hvem mangler hvad»: a line for each who still owes something, with what it is; a name shows their items. */
import type { AgendaId, PersonId } from '../../shared/agenda/document.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { ProgressRules } from '../../shared/progress/itemProgress.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { compareNames, t } from '../app/language.ts'
import { personName } from '../facts/people.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'
import { RemindButton } from '../reminders/RemindButton.tsx'
import { type BoardView, NOBODY } from './view.ts'
import { type Lacking, whoLacksWhat } from './whoLacksWhat.ts'

interface Props {
  agenda: AgendaId
  /** The items of the agenda. */
  rows: readonly LiveProgress[]
  rules: ProgressRules
  ownId: (person: PersonId) => PersonId
  chosen: BoardView['person']
  onChoose: (person: string) => void
}

export function WhoLacksWhat({ agenda, rows, rules, ownId, chosen, onChoose }: Props) {
  const { people } = useAgenda()
  const nameOf = (person: string) => (person === NOBODY ? t('boardPersonNobody') : personName(people, person))
  const lacking = whoLacksWhat(rows, ownId)
    .map((one) => ({ ...one, name: nameOf(one.person) }))
    .sort((a, b) => b.items - a.items || compareNames(a.name, b.name))
  return (
    <details className="board-who">
      <summary>{t('boardWhoLacksWhat')}</summary>
      {lacking.length === 0 ? (
        <p>{t('boardNobodyLacks')}</p>
      ) : (
        <ul>
          {lacking.map(({ person, name, items, things }) => (
            <li key={person}>
              <button
                type="button"
                className="button"
                aria-pressed={chosen === person}
                onClick={() => onChoose(person)}
              >
                {name}
              </button>{' '}
              <span className="items">{t('boardLacksIn', { n: items })}</span>
              {things.length > 0 && <Things things={things} rules={rules} />}
              {person !== NOBODY && <RemindButton agenda={agenda} person={{ id: person, name }} />}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}

function Things({ things, rules }: { things: Lacking['things']; rules: ProgressRules }) {
  const headingOf = (key: string) => rules.fields.find((field) => field.key === key)?.heading ?? key
  return (
    <span className="things">
      {things.map(({ what, n }) => {
        if (what === 'attachment') return <span key={what}>{t('lacksAttachments', { n })}</span>
        if (what === 'task') return <span key={what}>{t('lacksTasks', { n })}</span>
        const isField = typeof what !== 'string'
        const words = isField ? headingOf(what.field) : t('lacksCaseNumber')
        return (
          <span key={isField ? `field ${what.field}` : what} lang={isField ? AGENDA_LANGUAGE : undefined}>
            {n === 1 ? words : t('boardLacksTimes', { what: words, n })}
          </span>
        )
      })}
    </span>
  )
}
