/** Whole documents, the top of the page, and the search beside them. */
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { AgendaDocument } from '../../agenda/AgendaDocument.tsx'
import { AgendaHeader } from '../../agenda/AgendaHeader.tsx'
import { OutlineNav } from '../../agenda/OutlineNav.tsx'
import { t } from '../../app/language.ts'
import { ReadingDocument } from '../../reading/ReadingDocument.tsx'
import { find, press, type } from '../acts.ts'
import { fullItem, item, NO_FACTS, NOTHING_KEPT, SØREN, section, VIBEKE, ÅSE } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Colleague } from '../standingSession.ts'
import type { Group, State } from '../state.ts'

const AGENDA = {
  motto: paragraphs('«Fælles arkitektur gør det let at være borger»'),
  items: [
    section('Godkendelse af dagsorden'),
    section(
      'Drøftelsessager',
      fullItem({ attachments: ['Bilag 1: Notat.pdf'] }),
      item('Budget 2025', { fields: { background: paragraphs('Budgettet for rådet er kommet.') } }),
    ),
  ],
}

const OTHERS = (id: (nth: number) => string): Colleague[] => [
  { person: VIBEKE, place: { item: id(3), field: 'background' }, selected: [5, 5] },
  { person: SØREN, place: { item: id(3), field: 'title' } },
  { person: ÅSE },
]

/** The page with its top, and in it the search. */
const searching = (name: string, words: string): State =>
  staged(
    name,
    { agenda: AGENDA },
    () => (
      <>
        <AgendaHeader id="agenda" view="write" keep={NOTHING_KEPT} />
        <div className="agenda-grid">
          <main>
            <AgendaDocument />
          </main>
        </div>
      </>
    ),
    {
      alone: true,
      act: async (frame) => {
        await press(frame, '.search-button')
        if (words !== '') await type(frame, '.search-panel input', words)
        await find(frame, '.search-panel')
      },
    },
  )

export const PAGES: Group = {
  name: 'pages',
  shows: [
    'client/agenda/AgendaDocument.tsx',
    'client/agenda/AgendaHeader.tsx',
    'client/agenda/OutlineDrawer.tsx',
    'client/ui/Drawer.tsx',
    'client/reading/ReadingDocument.tsx',
    'client/reading/ViewSwitch.tsx',
    'client/search/Search.tsx',
    'client/search/HitList.tsx',
  ],
  states: [
    staged('header', { agenda: AGENDA, others: OTHERS }, () => (
      <AgendaHeader id="agenda" view="write" keep={NOTHING_KEPT} />
    )),
    staged('header-reading', { agenda: AGENDA, others: OTHERS }, () => (
      <AgendaHeader id="agenda" view="read" keep={NOTHING_KEPT} />
    )),
    staged('header-nothing-given', { agenda: { facts: NO_FACTS } }, () => (
      <AgendaHeader id="agenda" view="write" keep={NOTHING_KEPT} />
    )),
    staged(
      'header-offline',
      { agenda: AGENDA, others: OTHERS, connection: { is: 'offline', pending: 12 } },
      () => <AgendaHeader id="agenda" view="write" keep={NOTHING_KEPT} />,
    ),
    staged(
      'outline-drawer',
      { agenda: AGENDA, others: OTHERS },
      () => <AgendaHeader id="agenda" view="write" keep={NOTHING_KEPT} />,
      {
        alone: true,
        only: 'phone',
        act: async (frame) => {
          await press(frame, '.drawer-button')
          await find(frame, '.drawer .outline-row')
        },
      },
    ),
    staged(
      'agenda',
      { agenda: AGENDA, others: OTHERS },
      () => (
        <div className="agenda-grid">
          <OutlineNav className="outline wide" />
          <main>
            <AgendaDocument />
          </main>
        </div>
      ),
      { alone: true },
    ),
    staged('agenda-empty', { agenda: { facts: NO_FACTS } }, () => <AgendaDocument />, {
      alone: true,
    }),
    staged('reading', { agenda: AGENDA }, () => <ReadingDocument />, { alone: true }),
    staged('reading-empty', {}, () => <ReadingDocument />, { alone: true }),
    searching('search', ''),
    searching('search-hits', 'budget'),
    searching('search-nothing', t('notFound')),
  ],
}
