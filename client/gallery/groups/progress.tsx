/** How far items are. */
import type { StatusName } from '../../../shared/agenda/document.ts'
import { StatusChip } from '../../progress/StatusChip.tsx'
import { TallyBar } from '../../progress/TallyBar.tsx'
import type { Group } from '../state.ts'

const STATUSES: readonly StatusName[] = ['drafting', 'ready', 'approved', 'returned']

export const PROGRESS: Group = {
  name: 'Progress',
  shows: ['client/progress/StatusChip.tsx', 'client/progress/TallyBar.tsx'],
  states: [
    {
      name: 'status-chips',
      show: () => STATUSES.map((status) => <StatusChip key={status} status={status} />),
    },
    {
      name: 'tally',
      show: () => <TallyBar tally={{ approved: 1, ready: 3, returned: 1, drafting: 4, empty: 2 }} />,
    },
    {
      name: 'tally-of-nothing',
      show: () => <TallyBar tally={{ approved: 0, ready: 0, returned: 0, drafting: 0, empty: 0 }} />,
    },
  ],
}
