/** Who is responsible for an item: their names; pressed, a list to choose from. */
import type { ItemId, PersonId } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { listOf, t } from '../app/language.ts'
import { FactPanel } from './FactPanel.tsx'
import { NotGiven } from './NotGiven.tsx'
import { PeopleChooser } from './PeopleChooser.tsx'
import { namesOf } from './people.ts'

interface Props {
  item: ItemId
  number: string
  responsibles: readonly PersonId[]
}

export function Responsibles({ item, number, responsibles }: Props) {
  const { people } = useAgenda()
  return (
    <FactPanel
      place={{ item, field: 'responsibles' }}
      className="responsibles"
      label={t('chooseResponsibles', { number })}
      onOpen={people.refresh}
      panel={(done) => <PeopleChooser {...{ item, number, responsibles }} onDone={done} />}
    >
      {t('responsibles', { n: Math.max(1, responsibles.length) })}: <Names responsibles={responsibles} />
      <span className="visually-hidden">, {t('itemNumber', { number })}</span>
    </FactPanel>
  )
}

function Names({ responsibles }: { responsibles: readonly PersonId[] }) {
  const { people, session } = useAgenda()
  if (responsibles.length === 0) return <NotGiven>{t('nobodyYet')}</NotGiven>
  const names = namesOf(people, responsibles, session.personId)
  if (names === null) return people.is === 'failed' ? t('namesFailed') : '…'
  return <b>{listOf(names)}</b>
}
