/** Who is responsible for an item: their names; pressed, a list to choose from. */
import type { ItemId, PersonId } from '../../shared/agenda/document.ts'
import { assign, unassign } from '../../shared/agenda/edits.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { listOf, t } from '../app/language.ts'
import { FactPanel } from './FactPanel.tsx'
import { NotGiven } from './NotGiven.tsx'
import { PeopleChooser } from './PeopleChooser.tsx'
import { type Choice, namesOf } from './people.ts'

interface Props {
  item: ItemId
  number: string
  responsibles: readonly PersonId[]
  order: readonly PersonId[]
}

export function Responsibles({ item, number, responsibles, order }: Props) {
  const { people, session } = useAgenda()
  const toggle = ({ id, isChosen, chosenAs }: Choice) => {
    if (isChosen) unassign(session.doc, item, ...chosenAs)
    else assign(session.doc, item, id)
  }
  const label = t('chooseResponsibles', { number })
  return (
    <FactPanel
      place={{ item, field: 'responsibles' }}
      className="responsibles"
      label={label}
      onOpen={people.refresh}
      panel={(done) => <PeopleChooser label={label} chosen={responsibles} onToggle={toggle} onDone={done} />}
    >
      {t('responsibles', { n: Math.max(1, responsibles.length) })}:{' '}
      <Names responsibles={responsibles} order={order} />
      <span className="visually-hidden">, {t('itemNumber', { number })}</span>
    </FactPanel>
  )
}

function Names({ responsibles, order }: Pick<Props, 'responsibles' | 'order'>) {
  const { people, session } = useAgenda()
  if (responsibles.length === 0) return <NotGiven>{t('nobodyYet')}</NotGiven>
  const names = namesOf(people, responsibles, { oneself: session.personId, order })
  if (names === null) return people.is === 'failed' ? t('namesFailed') : '…'
  return <b>{listOf(names)}</b>
}
