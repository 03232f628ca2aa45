/** What is said about saving. */
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { SignOut } from '../../agendas/SignOut.tsx'
import { ConnectionNotice } from '../../connection/ConnectionNotice.tsx'
import type { ConnectionState } from '../../connection/connectionState.ts'
import type { EndReason } from '../../connection/endReason.ts'
import { SaveIndicator } from '../../connection/SaveIndicator.tsx'
import { UnsavedWords } from '../../connection/UnsavedWords.tsx'
import { LeftWords } from '../../doneAgain/LeftWords.tsx'
import type { LeftWords as Words } from '../../keeping/database.ts'
import { find, until } from '../acts.ts'
import { item, KAREN, SØREN } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group } from '../state.ts'

const ENDED: ConnectionState = { is: 'ended', why: { is: 'not-signed-in' }, pending: 0 }

const INDICATORS: Readonly<Record<string, ConnectionState>> = {
  connecting: { is: 'connecting' },
  saved: { is: 'saved', at: Date.UTC(2024, 0, 24, 9) },
  saving: { is: 'saving', pending: 1 },
  late: { is: 'late', pending: 3 },
  'reconnecting-nothing-waits': { is: 'reconnecting', pending: 0 },
  reconnecting: { is: 'reconnecting', pending: 3 },
  'offline-nothing-waits': { is: 'offline', pending: 0 },
  offline: { is: 'offline', pending: 12 },
  'ended-nothing-waits': ENDED,
  ended: { ...ENDED, pending: 12 },
}

const REASONS: Readonly<Record<string, EndReason>> = {
  'not-signed-in': { is: 'not-signed-in' },
  'not-allowed': { is: 'not-allowed' },
  'no-such-agenda': { is: 'no-such-agenda' },
  replaced: { is: 'replaced' },
  'other-epoch': { is: 'other-epoch' },
  'client-too-old': { is: 'client-too-old' },
  refused: { is: 'refused', refusal: null },
  'other-person': { is: 'other-person', name: SØREN.name },
  unknown: { is: 'unknown', code: 4999 },
} satisfies Partial<Record<EndReason['is'], EndReason>> & Record<string, EndReason>

/** Two texts that a person wrote, one of them long. */
const WRITTEN = {
  agenda: {
    items: [
      item('Budget 2025', {
        fields: { background: paragraphs('Budgettet er kommet.', 'Det er større end sidste år.') },
      }),
    ],
  },
  unsaved: (id: (nth: number) => string) => [
    { item: id(1), field: 'title' },
    { item: id(1), field: 'background' },
  ],
}

const LEFT: Words = {
  ...{ id: 1, agenda: 'agenda', person: KAREN.id, at: Date.UTC(2024, 0, 17, 9) },
  texts: [{ label: 'Baggrund, punkt 2.3', text: 'Det har høj prioritet i kommunerne.' }],
}

const REFUSED: Words = {
  ...LEFT,
  why: { is: 'refused', code: 'too-large' },
  texts: [...LEFT.texts, { label: 'Punkt 2.4 «Budget»', text: 'Flytningen kom ikke med.' }],
}

const written = (item: string): Words => ({
  ...LEFT,
  why: { is: 'other-epoch' },
  texts: LEFT.texts.map((text) => ({ ...text, place: { item, field: 'background' } })),
})

const keepOf = (words: Words) => ({
  left: async () => [words],
  removeLeft: async () => {},
  putLeftBack: async () => {},
  subscribe: () => () => true,
  waitingEverywhere: async () => 3,
  forget: async () => {},
})

export const CONNECTION: Group = {
  name: 'connection',
  shows: [
    'client/connection/SaveIndicator.tsx',
    'client/connection/ConnectionNotice.tsx',
    'client/connection/UnsavedWords.tsx',
    'client/connection/WordsToCopy.tsx',
    'client/doneAgain/LeftWords.tsx',
    'client/agendas/SignOut.tsx',
  ],
  states: [
    ...Object.entries(INDICATORS).map(([name, connection]) =>
      staged(
        `save-${name}`,
        { connection },
        ({ session }) => <SaveIndicator session={session} />,
        // «Gemt» comes when it has lasted.
        { act: (frame) => until(() => frame.querySelector('.save-indicator')).then(() => {}) },
      ),
    ),
    staged('notice-offline-nothing-waits', { connection: { is: 'offline', pending: 0 } }, ({ session }) => (
      <ConnectionNotice session={session} />
    )),
    staged('notice-offline', { connection: { is: 'offline', pending: 12 } }, ({ session }) => (
      <ConnectionNotice session={session} />
    )),
    staged('notice-late', { connection: INDICATORS.late! }, ({ session }) => (
      <ConnectionNotice session={session} />
    )),
    ...Object.entries(REASONS).map(([name, why]) =>
      staged(`notice-${name}`, { connection: { ...ENDED, why } }, ({ session }) => (
        <ConnectionNotice session={session} />
      )),
    ),
    staged(
      'notice-with-words',
      { ...WRITTEN, connection: { is: 'ended', why: { is: 'refused', refusal: null }, pending: 2 } },
      ({ session }) => <ConnectionNotice session={session} />,
      { alone: true },
    ),
    staged('left-words', {}, () => <LeftWords agenda={LEFT.agenda} keep={keepOf(LEFT)} />),
    staged('left-words-refused', {}, () => <LeftWords agenda={LEFT.agenda} keep={keepOf(REFUSED)} />),
    staged('left-words-with-place', WRITTEN, ({ id }) => (
      <LeftWords agenda={LEFT.agenda} keep={keepOf(written(id(1)))} />
    )),
    staged(
      'sign-out-everywhere',
      {},
      () => <SignOut openKeep={() => ({ ...keepOf(LEFT), waitingEverywhere: async () => 0 })} everywhere />,
      {
        alone: true,
        act: async (frame) => (await find(frame, 'button')).click(),
      },
    ),
    staged('sign-out-waiting', {}, () => <SignOut openKeep={() => keepOf(LEFT)} />, {
      alone: true,
      act: async (frame) => (await find(frame, 'button')).click(),
    }),
    staged('unsaved-words', WRITTEN, ({ session }) => <UnsavedWords session={session} />),
  ],
}
