/** Whose task a thread shall be: the council's people, as for an item's responsibles. */
import type { PersonId } from '../../shared/agenda/document.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { PeopleChooser } from '../facts/PeopleChooser.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import '../facts/panel.css'
import type { Thread } from './threadsWatch.ts'

interface Props {
  thread: Pick<Thread, 'task'>
  onChoose: (person: PersonId) => void
  onClose: () => void
}

export function TaskDialog({ thread: { task }, onChoose, onClose }: Props) {
  const { people } = useAgenda()
  return (
    <Dialog heading={t('makeTask')} className="task-dialog" onClose={onClose}>
      <div className="dialog-question">
        <PeopleChooser
          label={t('taskWhose')}
          chosen={task === null ? [] : [people.byId.get(task.person)?.id ?? task.person]}
          isOne
          onToggle={({ id }) => {
            onChoose(id)
            onClose()
          }}
          onDone={onClose}
        />
      </div>
    </Dialog>
  )
}
