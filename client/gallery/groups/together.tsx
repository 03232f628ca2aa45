/** Colleagues: their faces, where they write, their carets. */
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { WritingHere } from '../../agenda/WritingHere.tsx'
import { Faces } from '../../together/Faces.tsx'
import { find, press, until } from '../acts.ts'
import { IDA, item, JAKOB, SØREN, VIBEKE, ÅSE } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Colleague } from '../standingSession.ts'
import type { Group } from '../state.ts'
import { FieldText } from './FieldText.tsx'

const COLLEAGUES = [VIBEKE, SØREN, JAKOB, IDA, ÅSE]

const WRITTEN = {
  items: [
    item('Budget', {
      fields: { background: paragraphs('Rådet drøftede sagen i efteråret, og kommunerne svarede.') },
    }),
  ],
}

const background = (id: (nth: number) => string) => ({ item: id(1), field: 'background' })

/** @param selected by each colleague, in their order */
const carets = (name: string, ...selected: readonly (readonly [number, number])[]) =>
  staged(
    name,
    {
      agenda: WRITTEN,
      others: (id) =>
        selected.map(
          (at, index): Colleague => ({ person: COLLEAGUES[index]!, place: background(id), selected: at }),
        ),
    },
    ({ id }) => <FieldText id={id(1)} />,
    // A caret is not drawn out of sight.
    { act: (frame) => until(() => frame.querySelector('.caret') !== null || isBelow(frame)).then(() => {}) },
  )

const isBelow = (frame: HTMLElement): boolean => frame.getBoundingClientRect().top > innerHeight

const faces = (count: number) =>
  staged(`faces-${count}`, { others: () => COLLEAGUES.slice(0, count).map((person) => ({ person })) }, () => (
    <Faces />
  ))

const writingHere = (count: number) =>
  staged(
    `writing-here-${count}`,
    {
      agenda: WRITTEN,
      others: (id) => COLLEAGUES.slice(0, count).map((person) => ({ person, place: background(id) })),
    },
    ({ id }) => <WritingHere place={background(id)} />,
  )

export const TOGETHER: Group = {
  name: 'together',
  shows: ['client/together/Faces.tsx', 'client/agenda/WritingHere.tsx'],
  states: [
    ...[1, 3, 5].map(faces),
    staged(
      'faces-list',
      {
        agenda: WRITTEN,
        others: (id) =>
          COLLEAGUES.map((person, index) => (index < 3 ? { person, place: background(id) } : { person })),
      },
      () => <Faces />,
      {
        alone: true,
        act: async (frame) => {
          await press(frame, '.faces-button')
          await find(frame, '.person')
        },
      },
    ),
    ...[1, 2, 5].map(writingHere),
  ],
}

/** A group of their own, which a phone's screen takes in: carets are not drawn out of sight. */
export const CARETS: Group = {
  name: 'carets',
  shows: ['client/together/Carets.tsx'],
  states: [
    carets('caret', [17, 17]),
    carets('caret-at-start', [0, 0]),
    carets('caret-selection', [6, 22]),
    carets('carets-named', [5, 5], [23, 23], [38, 49]),
    carets('carets-faded', [5, 5], [23, 23], [38, 49]),
  ],
}
