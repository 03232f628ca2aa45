/** Words that a merge swallowed: beside their text, and at the top where the text is gone. */
import { deleteItem, setCaseNumber } from '../../../shared/agenda/edits.ts'
import type { HandedBack } from '../../../shared/protocol/messages.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { AgendaHeader } from '../../agenda/AgendaHeader.tsx'
import { HandedBackElsewhere } from '../../handedBack/HandedBackElsewhere.tsx'
import { item, NOTHING_KEPT, SØREN } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group } from '../state.ts'
import { TheItem } from './TheItem.tsx'

const AT = Date.UTC(2024, 0, 24, 9)
const LONG = `Sekretariatet har talt med fem kommuner. ${'Arbejdsmarkedstilknytning'.repeat(6)}\nOg en linje til.`

const agenda = {
  items: [item('Budget 2025', { fields: { background: paragraphs('Budgettet er kommet.') } })],
}

const background = (id: (nth: number) => string, words: string, by?: string): HandedBack => ({
  ...{ id: words, item: id(1), field: 'background', words, at: AT },
  ...(by !== undefined && { by }),
})

export const HANDED_BACK: Group = {
  name: 'handedBack',
  shows: [
    'client/handedBack/HandedBackBox.tsx',
    'client/handedBack/HandedBackHere.tsx',
    'client/handedBack/HandedBackElsewhere.tsx',
    'client/handedBack/WordsWaiting.tsx',
  ],
  states: [
    staged(
      'header-words-waiting',
      {
        agenda,
        connection: { is: 'offline', pending: 12 },
        handedBack: (id) => [background(id, 'og det er', SØREN.id), background(id, 'to ord')],
      },
      () => <AgendaHeader id="agenda" view="write" keep={NOTHING_KEPT} />,
    ),
    staged(
      'handed-back',
      { agenda, handedBack: (id) => [background(id, 'og det er større end sidste år', SØREN.id)] },
      ({ id }) => <TheItem id={id(1)} />,
    ),
    staged(
      'handed-back-several',
      { agenda, handedBack: (id) => [background(id, LONG), background(id, 'to ord', 'somebody-unknown')] },
      ({ id }) => <TheItem id={id(1)} />,
    ),
    staged(
      'handed-back-values',
      {
        agenda,
        change: (doc, id) => setCaseNumber(doc, id(1), 'SAG-2024-03576 og SAG-2024-03577'),
        handedBack: (id) => [
          {
            ...{ id: 'case', item: id(1), field: 'caseNumber', at: AT, by: SØREN.id },
            words: 'SAG-2024-03576 og SAG-2023-01234',
          },
        ],
      },
      ({ id }) => <TheItem id={id(1)} />,
    ),
    staged(
      'handed-back-read-only',
      {
        agenda,
        connection: { is: 'ended', why: { is: 'replaced' }, pending: 0 },
        handedBack: (id) => [background(id, 'og det er større', SØREN.id)],
      },
      ({ id }) => <TheItem id={id(1)} />,
    ),
    staged(
      'handed-back-elsewhere',
      {
        agenda,
        change: (doc, id) => deleteItem(doc, id(1), AT),
        handedBack: (id) => [
          background(id, 'og det er større end sidste år', SØREN.id),
          { id: 'late', item: id(1), field: 'lateReason', words: 'Høringen trak ud', at: AT, by: SØREN.id },
          { id: 'unknown', item: '', field: '', words: LONG, at: AT },
        ],
      },
      () => (
        <div className="above-document">
          <HandedBackElsewhere />
        </div>
      ),
    ),
  ],
}
