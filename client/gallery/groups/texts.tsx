/** Texts as they stand in the page until somebody writes in them, and where no editor can come. */
import { paragraphs, type RichText as RichTextData } from '../../../shared/richtext/richText.ts'
import { EditorsMissing } from '../../editor/EditorsMissing.tsx'
import { find, press } from '../acts.ts'
import { EVERYTHING, item, LINK, TABLE, UNKNOWN } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group, State } from '../state.ts'
import { FieldText } from './FieldText.tsx'

const textState = (name: string, text: RichTextData, more: Omit<State, 'name' | 'show'> = {}): State =>
  staged(
    name,
    { agenda: { items: [item('Budget', { fields: { background: text } })] } },
    ({ id }) => <FieldText id={id(1)} />,
    more,
  )

export const TEXTS: Group = {
  name: 'texts',
  shows: ['client/editor/RichText.tsx', 'client/editor/StaticText.tsx', 'client/editor/EditorsMissing.tsx'],
  states: [
    textState('text-placeholder', paragraphs('')),
    textState(
      'text',
      paragraphs('Rådet drøftede sagen i efteråret.', 'Sekretariatet har siden talt med fem kommuner.'),
    ),
    textState('text-everything', EVERYTHING),
    textState('text-link', LINK),
    textState('text-table', TABLE),
    textState('text-long-word', paragraphs(`Arbejdsmarkedstilknytning${'ssammenhæng'.repeat(12)}.`)),
    textState('text-unfit', UNKNOWN, {
      act: async (frame) => {
        await press(frame, '[role="textbox"]')
        await find(frame, '.notice')
      },
    }),
    staged(
      'text-read-only',
      {
        agenda: { items: [item('Budget', { fields: { background: paragraphs('Her kan ikke skrives.') } })] },
        connection: { is: 'ended', why: { is: 'replaced' }, pending: 0 },
      },
      ({ id }) => <FieldText id={id(1)} />,
    ),
    { name: 'editors-missing', show: () => <EditorsMissing typed="" onRetry={() => {}} /> },
    {
      name: 'editors-missing-typed',
      show: () => <EditorsMissing typed="Rådet tager orienteringen til efterretning" onRetry={() => {}} />,
    },
  ],
}
