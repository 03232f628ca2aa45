/** What is said about saving. */
import { paragraphs } from '../../../shared/richtext/richText.ts'
import { SignOut } from '../../agendas/SignOut.tsx'
import { ConnectionNotice } from '../../connection/ConnectionNotice.tsx'
import type { ConnectionState } from '../../connection/connectionState.ts'
import type { EndReason } from '../../connection/endReason.ts'
import { SaveIndicator } from '../../connection/SaveIndicator.tsx'
import { UnsavedWords } from '../../connection/UnsavedWords.tsx'
import { LeftWords } from '../../keeping/LeftWords.tsx'
import { find, until } from '../acts.ts'
import { item, SØREN } from '../sample.ts'
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
  refused: { is: 'refused', message: null },
  'refused-with-words': { is: 'refused', message: 'Teksten er større, end serveren tager imod.' },
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

const LEFT = {
  ...{ id: 1, agenda: 'agenda', person: 'søren', at: Date.UTC(2024, 0, 17, 9) },
  texts: [{ label: 'Baggrund, punkt 2.3', text: 'Det har høj prioritet i kommunerne.' }],
}

const KEEP = {
  left: async () => [LEFT],
  removeLeft: async () => {},
  subscribe: () => () => true,
  waitingEverywhere: async () => 3,
  forget: async () => {},
}

export const CONNECTION: Group = {
  name: 'connection',
  shows: [
    'client/connection/SaveIndicator.tsx',
    'client/connection/ConnectionNotice.tsx',
    'client/connection/UnsavedWords.tsx',
    'client/connection/WordsToCopy.tsx',
    'client/keeping/LeftWords.tsx',
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
      { ...WRITTEN, connection: { is: 'ended', why: { is: 'refused', message: null }, pending: 2 } },
      ({ session }) => <ConnectionNotice session={session} />,
      { alone: true },
    ),
    staged('left-words', {}, () => <LeftWords agenda={LEFT.agenda} person={LEFT.person} keep={KEEP} />),
    staged('sign-out-waiting', {}, () => <SignOut openKeep={() => KEEP} />, {
      alone: true,
      act: async (frame) => (await find(frame, 'button')).click(),
    }),
    staged('unsaved-words', WRITTEN, ({ session }) => <UnsavedWords session={session} />),
  ],
}
