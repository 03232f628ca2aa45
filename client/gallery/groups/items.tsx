/** Sections and items, the outline, and what changes the tree. */
import { useEffect, useState } from 'react'
import { deleteItem } from '../../../shared/agenda/edits.ts'
import { inOrder, readOutline } from '../../../shared/agenda/outline.ts'
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { useAgenda } from '../../agenda/agendaContext.ts'
import { FirstVisit } from '../../agenda/FirstVisit.tsx'
import { OutlineNav } from '../../agenda/OutlineNav.tsx'
import { OwnItems } from '../../agenda/OwnItems.tsx'
import { DeletedItems } from '../../structure/DeletedItems.tsx'
import { DeleteQuestion } from '../../structure/DeleteQuestion.tsx'
import { DragLayer } from '../../structure/DragLayer.tsx'
import { MoveTo } from '../../structure/MoveTo.tsx'
import { NewNodes } from '../../structure/NewNodes.tsx'
import { shownSurfaces } from '../../structure/surfaces.ts'
import { find, findMenu, press, type } from '../acts.ts'
import { fullItem, item, KAREN, SØREN, section, VIBEKE, ÅSE } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group } from '../state.ts'
import { TheItem } from './TheItem.tsx'

const SECTIONS = {
  items: [
    section('Godkendelse af dagsorden'),
    section('Drøftelsessager', fullItem(), item('Budget 2025', { caseNumber: 'SAG-2024-00012' })),
    section('Orienteringssager', item('Nyt fra kommunerne', { children: [item('Aarhus'), item('Holbæk')] })),
    item(''),
  ],
}

/** Of the one who looks at the gallery. */
const OWN = {
  items: [
    item('Budget 2025', { responsibles: [KAREN.id] }),
    item('Nyt fra kommunerne', { responsibles: [KAREN.id, VIBEKE.id] }),
  ],
}

/** Of its nodes. */
const NTH = { section: 2, full: 3, budget: 4 } as const

const deletedTwo = {
  agenda: SECTIONS,
  change: (doc: Parameters<typeof deleteItem>[0], id: (nth: number) => string) => {
    deleteItem(doc, id(NTH.full), Date.UTC(2024, 0, 22, 8, 5))
    deleteItem(doc, id(NTH.budget), Date.UTC(2024, 0, 22, 8, 30))
  },
}

export const ITEMS: Group = {
  name: 'items',
  shows: [
    'client/agenda/FieldsNotAsked.tsx',
    'client/agenda/FirstVisit.tsx',
    'client/agenda/ItemView.tsx',
    'client/agenda/OutlineNav.tsx',
    'client/agenda/OwnItems.tsx',
    'client/agenda/OwnMark.tsx',
    'client/structure/DeletedItems.tsx',
    'client/structure/DeleteQuestion.tsx',
    'client/structure/DragHandle.tsx',
    'client/structure/DragLayer.tsx',
    'client/structure/ItemMenu.tsx',
    'client/structure/MoveTo.tsx',
    'client/structure/NewNodes.tsx',
    'client/structure/StructureProvider.tsx',
    'client/ui/Dialog.tsx',
  ],
  states: [
    staged('first-visit', { agenda: SECTIONS }, () => (
      <div className="above-document">
        <FirstVisit />
      </div>
    )),
    staged('own-items', { agenda: OWN }, () => (
      <div className="above-document">
        <OwnItems />
      </div>
    )),
    staged('item-own', { agenda: OWN }, ({ id }) => <TheItem id={id(1)} />),
    staged('section', { agenda: SECTIONS }, ({ id }) => <TheItem id={id(NTH.section)} />),
    staged('item', { agenda: SECTIONS }, ({ id }) => <TheItem id={id(NTH.full)} />),
    staged(
      'item-without-text',
      {
        agenda: {
          items: [
            item('Eventuelt', { withoutText: true }),
            item('Orientering', {
              withoutText: true,
              fields: { presentation: paragraphs('Nyt fra formanden.') },
            }),
          ],
        },
      },
      ({ id }) => (
        <>
          <TheItem id={id(1)} />
          <TheItem id={id(2)} />
        </>
      ),
    ),
    staged('item-empty', { agenda: { items: [item('')] } }, ({ id }) => <TheItem id={id(1)} />),
    staged(
      'item-with-attachments',
      {
        agenda: {
          items: [
            item('Budget 2025', {
              attachments: ['Bilag 1: Budgetforslag.pdf', `Bilag 2: ${'Høringssvar_'.repeat(9)}.docx`],
            }),
          ],
        },
      },
      ({ id }) => <TheItem id={id(1)} />,
    ),
    staged(
      'item-others-write',
      {
        agenda: { items: [fullItem({ fields: { background: paragraphs('Rådet drøftede sagen.') } })] },
        others: (id) => [
          { person: VIBEKE, place: { item: id(1), field: 'title' }, selected: [10, 10] },
          { person: SØREN, place: { item: id(1), field: 'background' }, selected: [5, 5] },
          { person: ÅSE, place: { item: id(1), field: 'background' }, selected: [16, 21] },
        ],
      },
      ({ id }) => <TheItem id={id(1)} />,
    ),
    staged(
      'item-read-only',
      { agenda: SECTIONS, connection: { is: 'ended', why: { is: 'replaced' }, pending: 0 } },
      ({ id }) => <TheItem id={id(NTH.full)} />,
    ),
    staged('item-menu', { agenda: SECTIONS }, ({ id }) => <TheItem id={id(NTH.budget)} />, {
      alone: true,
      act: async (frame) => {
        await press(frame, '.item-menu-button')
        await findMenu()
      },
    }),
    staged('item-drag-handle', { agenda: SECTIONS }, ({ id }) => <TheItem id={id(NTH.budget)} />, {
      alone: true,
      only: 'screen',
      act: async (frame) => (await find(frame, '.drag-handle')).focus(),
    }),
    staged(
      'outline',
      {
        agenda: SECTIONS,
        others: (id) => [
          { person: VIBEKE, place: { item: id(NTH.full), field: 'background' } },
          { person: SØREN, place: { item: id(NTH.full), field: 'title' } },
          { person: ÅSE, place: { item: id(NTH.budget), field: 'title' } },
        ],
      },
      () => <OutlineNav className="outline" />,
    ),
    staged('outline-row-focused', { agenda: SECTIONS }, () => <OutlineNav className="outline" />, {
      alone: true,
      act: async (frame) => (await find(frame, '[data-depth="1"] .outline-row')).focus(),
    }),
    staged(
      'outline-read-only',
      { agenda: SECTIONS, connection: { is: 'ended', why: { is: 'replaced' }, pending: 0 } },
      () => <OutlineNav className="outline" />,
      { alone: true },
    ),
    staged(
      'dragged',
      { agenda: SECTIONS },
      ({ id }) => (
        <>
          <OutlineNav className="outline" />
          <Dragged id={id(NTH.budget)} />
        </>
      ),
      { alone: true, act: async (frame) => void (await find(frame, '.drop-line')) },
    ),
    staged(
      'dragged-impossible',
      { agenda: SECTIONS },
      ({ id }) => (
        <>
          <OutlineNav className="outline" />
          <DragLayer
            picture={{
              id: id(NTH.budget),
              pointer: { x: 120, y: 160 },
              number: '2.2',
              parent: null,
              lines: [],
            }}
          />
        </>
      ),
      { alone: true },
    ),
    staged('new-nodes', { agenda: SECTIONS }, () => <NewNodes className="in-outline" current={null} />),
    staged('deleted-items', deletedTwo, () => <Deleted />),
    staged('deleted-items-open', deletedTwo, () => <Deleted />, {
      act: (frame) => press(frame, 'summary'),
    }),
    staged(
      'delete-question',
      {
        agenda: SECTIONS,
        others: (id) => [
          { person: VIBEKE, place: { item: id(NTH.full), field: 'background' } },
          { person: SØREN, place: { item: id(NTH.budget), field: 'title' } },
        ],
      },
      ({ id }) => <DeleteQuestion id={id(NTH.section)} onDelete={() => {}} onClose={() => {}} />,
      { alone: true },
    ),
    staged(
      'move-to-written-in',
      {
        agenda: SECTIONS,
        others: (id) => [{ person: VIBEKE, place: { item: id(NTH.budget), field: 'background' } }],
      },
      ({ id }) => <MoveTo id={id(NTH.budget)} onClose={() => {}} />,
      { alone: true },
    ),
    staged('move-to', { agenda: SECTIONS }, ({ id }) => <MoveTo id={id(NTH.budget)} onClose={() => {}} />, {
      alone: true,
    }),
    staged(
      'move-to-nothing-found',
      { agenda: SECTIONS },
      ({ id }) => <MoveTo id={id(NTH.budget)} onClose={() => {}} />,
      { alone: true, act: (frame) => type(frame, '.move-to input', 'Xerxes') },
    ),
  ],
}

const Deleted = () => (
  <div className="page">
    <DeletedItems />
  </div>
)

/** As it is while a finger or the mouse holds it: the line stands where the outline says. */
function Dragged({ id }: { id: string }) {
  const { doc } = useAgenda().session
  const [lines, setLines] = useState<ReturnType<typeof linesIn>>([])
  useEffect(() => {
    setLines(linesIn(doc, id))
    const rows = document.querySelectorAll(`[data-item="${CSS.escape(id)}"]`)
    for (const row of rows) row.classList.add('being-dragged')
  }, [doc, id])
  const [line] = lines
  const parent = inOrder(readOutline(doc))[0]?.id ?? null
  const pointer = { x: (line?.left ?? 0) + 60, y: (line?.top ?? 0) + 4 }
  return line && <DragLayer picture={{ id, pointer, number: '1.1', parent, lines }} />
}

/** Below the first node. */
const linesIn = (doc: Parameters<typeof readOutline>[0], id: string) => {
  const rows = inOrder(readOutline(doc)).filter((node) => node.id !== id)
  return shownSurfaces().flatMap((surface) => surface.lineAt(rows, 1, 1))
}
