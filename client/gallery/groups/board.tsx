/** «Fremdrift»: the whole board, and what it shows when there is little or nothing to show. */
import type * as Y from 'yjs'
import { setStatus } from '../../../shared/agenda/edits.ts'
import { sealOf } from '../../../shared/progress/seal.ts'
import type { ItemChanges } from '../../../shared/protocol/api.ts'
import { paragraphs, type RichText } from '../../../shared/richtext/richText.ts'
import { grouped } from '../../board/arrange.ts'
import { Board } from '../../board/Board.tsx'
import { BoardTable } from '../../board/BoardTable.tsx'
import { WHOLE_BOARD } from '../../board/view.ts'
import type { AgendaSession } from '../../connection/agendaSession.ts'
import type { LiveProgress } from '../../progress/liveProgress.ts'
import { progressOf } from '../../progress/pageProgress.ts'
import { press } from '../acts.ts'
import { fullItem, IDA, item, JAKOB, KAREN, SØREN, section, VIBEKE } from '../sample.ts'
import { staged } from '../staged.tsx'
import { type Group, MeantToFail } from '../state.ts'

const RECOMMENDATION: RichText = {
  type: 'doc',
  content: [
    ...paragraphs('Sekretariatet indstiller, at It-Arkitekturrådet:').content,
    {
      type: 'bulletList',
      content: ['drøfter sagen', 'giver input til det videre arbejde'].map((text) => ({
        type: 'listItem',
        content: paragraphs(text).content,
      })),
    },
  ],
}

/** Its nodes: 1 a section, 2 an item with all there is, 3 an item that lacks two files (4, 5), 6 one that is nobody's, 7 a section. */
const AGENDA = {
  items: [
    section(
      'Drøftelsessager',
      fullItem(),
      item('Strategisk perspektiv – hvad vil vi med AI?', {
        responsibles: [SØREN.id, VIBEKE.id],
        caseNumber: 'SAG-2023-03576',
        fields: {
          background: paragraphs('Rådet drøftede sagen i efteråret.'),
          recommendation: RECOMMENDATION,
        },
        attachments: ['Bilag 1. Perspektiver', 'Bilag 2. Oplæg'],
      }),
      item('Opsamling på temadrøftelsen'),
    ),
    section('Eventuelt'),
  ],
}

const NOW = Date.now()
const HOUR = 3_600_000

/** As the server would tell it. */
const told = (name: string) => async (): Promise<ItemChanges> => ({
  seq: 1,
  items: [
    { item: `${name}-2`, at: NOW - 30 * HOUR, by: { id: JAKOB.id, name: JAKOB.name } },
    { item: `${name}-3`, at: NOW, by: { id: SØREN.id, name: SØREN.name } },
    { item: `${name}-6`, at: NOW - 6 * 24 * HOUR, by: null },
  ],
})

const approve = (doc: Y.Doc, id: string, seal: string | null) =>
  setStatus(doc, id, { is: 'approved', by: KAREN.id, at: NOW, ...(seal !== null && { seal }) })

const board = (name: string) => <Board agenda="agenda" ask={told(name)} />

/** One line of two sections cannot be drawn. */
function WithFault({ session }: { session: AgendaSession }) {
  const progress = progressOf(session)
  const [all, rules] = [progress.all(), progress.rules()]
  const items = all.filter(({ kind }) => kind === 'item')
  const groups = grouped(all, items, WHOLE_BOARD).map(({ section, rows }, index) => ({
    section,
    rows: index === 0 ? rows.map(faulty) : rows,
  }))
  const holding = { onPointerOver() {}, onPointerLeave() {}, onFocus() {}, onBlur() {} }
  return (
    <BoardTable {...{ all, groups, rules, holding }} view={WHOLE_BOARD} address="/agenda" onView={() => {}} />
  )
}

const faulty = (row: LiveProgress): LiveProgress => ({
  ...row,
  get title(): string {
    throw new MeantToFail()
  },
})

export const BOARD: Group = {
  name: 'board',
  shows: [
    'client/board/Board.tsx',
    'client/board/BoardControls.tsx',
    'client/board/BoardLine.tsx',
    'client/board/BoardTable.tsx',
    'client/board/DeadlineTile.tsx',
    'client/board/FullScreen.tsx',
    'client/board/Tiles.tsx',
    'client/board/WhoLacksWhat.tsx',
  ],
  states: [
    staged(
      'board',
      {
        agenda: AGENDA,
        change: (doc, id) => approve(doc, id(2), sealOf(doc, id(2))),
        others: (id) => [
          { person: VIBEKE, place: { item: id(3), field: 'recommendation' } },
          { person: SØREN, place: { item: id(3), field: 'presentation' } },
          { person: JAKOB, place: { item: id(3), field: 'presentation' } },
          { person: IDA },
        ],
      },
      () => board('board'),
    ),
    staged(
      'board-changed-since-approval',
      { agenda: AGENDA, change: (doc, id) => approve(doc, id(2), 'of other words') },
      () => board('board-changed-since-approval'),
    ),
    staged('board-who-lacks-what', { agenda: AGENDA }, () => board('board-who-lacks-what'), {
      act: async (frame) => press(frame, 'summary'),
    }),
    staged(
      'board-nothing-fits',
      { agenda: { items: [item('Nyt fra rådet', { responsibles: [VIBEKE.id] })] } },
      () => board('board-nothing-fits'),
      { act: async (frame) => press(frame, '.board-show button:last-child') },
    ),
    staged('board-without-items', {}, () => board('board-without-items')),
    staged(
      'board-part-failed',
      { agenda: { items: [section('Sager', item('Budget')), section('Nyt', item('Nyt fra rådet'))] } },
      ({ session }) => <WithFault session={session} />,
    ),
    staged('board-before-names', { agenda: AGENDA, people: 'loading' }, () => board('board-before-names')),
  ],
}
