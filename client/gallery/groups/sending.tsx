/** Sending an agenda out, and what is told when it was. */
import { type ReactNode, useEffect, useState } from 'react'
import { itemOf, readItem } from '../../../shared/agenda/document.ts'
import { setState, setStatus } from '../../../shared/agenda/edits.ts'
import { DEFAULT_SETTINGS } from '../../../shared/council/settings.ts'
import type { CouncilMember } from '../../../shared/protocol/api.ts'
import type {
  MailFailure,
  MakingStep,
  SentVersion,
  VersionChanges,
  VersionMail,
} from '../../../shared/protocol/versions.ts'
import { useAgenda } from '../../agenda/agendaContext.ts'
import { ApiError } from '../../app/api.ts'
import { LateReason } from '../../deadlines/LateReason.tsx'
import { OutgoingProvider } from '../../sending/OutgoingProvider.tsx'
import { useOutgoing } from '../../sending/outgoing.ts'
import { SendButton, SendFromHead } from '../../sending/SendButton.tsx'
import { SendDialog } from '../../sending/SendDialog.tsx'
import { SendingBand } from '../../sending/SendingBand.tsx'
import { SentChip } from '../../sending/SentChip.tsx'
import { SentNotice } from '../../sending/SentNotice.tsx'
import { VersionsDialog } from '../../sending/VersionsDialog.tsx'
import type { CouncilActions, VersionActions } from '../../sending/versionActions.ts'
import { giveVersions, VersionsStore } from '../../sending/versionsStore.ts'
import { find, press } from '../acts.ts'
import { FACTS, fullItem, item, JAKOB, KAREN, PEOPLE, SØREN, section } from '../sample.ts'
import { staged } from '../staged.tsx'
import type { Group, State } from '../state.ts'

const AGENDA = {
  items: [
    section('Drøftelsessager', fullItem(), item('Budget 2025', { attachments: ['Bilag 1'] })),
    item('Eventuelt', { withoutText: true }),
  ],
}

const AT = Date.UTC(2024, 0, 17, 11)

const version = (number: number, more: Partial<SentVersion> = {}): SentVersion => ({
  ...{ agenda: 'agenda', number, kind: 'whole', name: 'Dagsorden 24-01-2024', at: AT },
  ...{ by: { id: KAREN.id, name: KAREN.name }, note: '', hash: 'a'.repeat(64), items: 12 },
  files: (['pdf', 'docx', 'html'] as const).map((format) => ({
    format,
    bytes: 90_000,
    hash: 'b'.repeat(64),
  })),
  ...more,
})

const VERSIONS = [
  version(2, {
    kind: 'supplement',
    name: 'Tillægsdagsorden 24-01-2024',
    items: 2,
    note: 'Punkt 2.6 er kommet til.',
  }),
  version(1),
]

const CHANGES: VersionChanges = {
  ...{ since: 2, isSame: false, look: true, others: true },
  facts: [{ is: 'place', now: 'KL, lokale 5-12', before: 'KL, lokale 2-01' }],
  items: [
    { item: 'sent-3', number: '1.2', title: 'Budget 2025', change: 'changed' },
    { item: 'sent-4', number: '2', title: 'Kvantecomputere i kommunerne', change: 'new' },
  ],
  moved: [
    { item: 'sent-3', number: '1.2', title: 'Budget 2025', from: '1.4' },
    { item: 'sent-5', number: '1.3', title: 'Fælles udbud', from: '1.1' },
  ],
  removed: [{ item: 'gone', number: '3', title: 'Eventuelt' }],
}

const nothing = () => {}
const never = () => new Promise<never>(nothing)

/** As the server would answer. */
const answering = (more: Partial<VersionActions> = {}): VersionActions => ({
  ...{
    list: async () => [],
    changes: async () => null,
    send: never,
    onItsWay: async () => null,
    takeBack: never,
    failed: async () => null,
    putFailureAside: async () => null,
    mails: async () => [],
    troubledMails: async () => [],
    tryMails: never,
  },
  ...more,
})
const mail = (name: string, is: VersionMail['is'], failure: MailFailure | null): VersionMail => ({
  ...{ name, is, failure },
  ...{ address: `${name.split(' ')[0]}@eksempel.dk`, nextAt: Date.parse('2024-01-17T10:41:00Z') },
})
const SENT = answering({
  list: async () => VERSIONS,
  changes: async () => CHANGES,
  mails: async () => [
    mail(KAREN.name, 'sent', null),
    mail(SØREN.name, 'given-up', 'address'),
    mail(JAKOB.name, 'waiting', 'no-answer'),
  ],
})

const NOT_MAILED = answering({
  ...{ list: async () => VERSIONS, changes: async () => CHANGES },
  troubledMails: async () => [
    { number: 2, ...mail(JAKOB.name, 'waiting', 'no-answer') },
    { number: 1, ...mail(SØREN.name, 'given-up', 'address') },
  ],
})

const NEW_ID = 'new-item-asked-3'
const NEW_ITEM = answering({
  list: async () => [version(1)],
  changes: async () => ({
    ...{ since: 1, isSame: false, look: false, others: false },
    ...{ removed: [], moved: [], facts: [] },
    items: [{ item: NEW_ID, number: '1.2', title: 'Budget 2025', change: 'new' }],
  }),
})

const member = (name: string, email: string): CouncilMember => ({
  ...{ id: name, name, email, role: 'participant', hasSignedIn: true, aliases: [] },
})
const COUNCIL: CouncilActions = {
  members: async () => ({
    council: { id: 'council', name: 'It-Arkitekturrådet' },
    members: PEOPLE.map(({ name }, nth) => member(name, nth === 7 ? '' : `${nth}@eksempel.dk`)),
    names: [],
  }),
  settings: async () => ({
    council: { id: 'council', name: 'It-Arkitekturrådet' },
    ...{
      revision: 1,
      settings: { ...DEFAULT_SETTINGS, paper: { ...DEFAULT_SETTINGS.paper, mailsPdf: true } },
    },
  }),
}

/** With a server that answers so. */
function With({ actions, children }: { actions: VersionActions; children: ReactNode }) {
  const { session } = useAgenda()
  useState(() => giveVersions(session, new VersionsStore(actions)))
  return <OutgoingProvider agenda="agenda">{children}</OutgoingProvider>
}

type Setting = Parameters<typeof staged>[1]

const shown = (
  name: string,
  actions: VersionActions,
  show: () => ReactNode,
  setting: Setting = {},
  more: Omit<State, 'name' | 'show'> = {},
): State => staged(name, { agenda: AGENDA, ...setting }, () => <With actions={actions}>{show()}</With>, more)

const sent: Setting = { change: (doc) => setState(doc, 'sent') }

const sending = (
  name: string,
  actions: VersionActions,
  act: (window: HTMLElement) => Promise<void> = async () => {},
  setting: Setting = {},
): State =>
  shown(name, actions, () => <SendDialog council={COUNCIL} onClose={nothing} />, setting, {
    alone: true,
    act: async () => {
      const window = await find(document.body, '.send-dialog')
      await find(window, '.send-part summary, .send-progress')
      await act(window)
    },
  })

const approved: Setting = {
  agenda: {
    facts: { ...FACTS, startsAt: '2099-01-28T10:00', endsAt: null },
    items: [
      item('Budget 2025', {
        ...{ responsibles: [SØREN.id], caseNumber: 'SAG-1' },
        fields: fullItem().fields,
        withoutText: true,
      }),
    ],
  },
  change: (doc, id) => setStatus(doc, id(1), { is: 'approved', by: JAKOB.id, at: 1 }),
}

const submit = (window: HTMLElement) => press(window, '.dialog-foot [type="submit"]')
const band = (
  name: string,
  actions: VersionActions,
  say: (store: VersionsStore) => Promise<unknown>,
): State =>
  shown(name, actions, () => <Band say={say} />, sent, {
    act: async (shown) => void (await find(shown, '.sending-band:not([data-shows="nothing"]) p:not(:empty)')),
  })
const onItsWay = (until: number | null, by = KAREN, step: MakingStep | null = null) =>
  answering({
    onItsWay: async () => ({
      ...{ number: 1, kind: 'whole', name: '', at: AT, until, step },
      by: { id: by.id, name: by.name },
    }),
  })

export const SENDING: Group = {
  name: 'sending',
  shows: [
    'client/sending/ChangesList.tsx',
    'client/sending/CheckList.tsx',
    'client/sending/Countdown.tsx',
    'client/sending/MailTrouble.tsx',
    'client/sending/MailsOf.tsx',
    'client/sending/NameAndMessage.tsx',
    'client/sending/Recipients.tsx',
    'client/sending/SendButton.tsx',
    'client/sending/SendDialog.tsx',
    'client/sending/SendForm.tsx',
    'client/sending/SendingProgress.tsx',
    'client/sending/SendingBand.tsx',
    'client/sending/SentChip.tsx',
    'client/sending/SentNotice.tsx',
    'client/sending/TakeBack.tsx',
    'client/sending/VersionLinks.tsx',
    'client/sending/VersionsDialog.tsx',
  ],
  states: [
    shown('send-button', answering(), () => <SendButton />),
    shown('send-from-head', answering(), () => <SendFromHead />, {}, { only: 'screen' }),
    shown('sent-chip', SENT, () => <SentChip />, sent),
    shown('sent-told-to-the-secretariat', SENT, () => <SentNotice />, sent),
    shown('sent-mail-in-trouble', NOT_MAILED, () => <Troubled />, sent, {
      act: async (shown) => void (await find(shown, '.mail-trouble')),
    }),
    shown('sent-told-to-others', SENT, () => <SentNotice />, { ...sent, role: 'contributor' }),
    shown('new-item-asked', NEW_ITEM, () => <NewItem />, sent),
    shown('sending-waits', answering(), () => <Aside />),
    band('sending-told', onItsWay(Date.now() + 3_600_000), ({ follow }) => follow()),
    band('sending-told-of-a-colleague', onItsWay(Date.now() + 3_600_000, SØREN), ({ follow }) => follow()),
    band(
      'sending-given-up',
      answering({ failed: async () => ({ ...version(1), by: KAREN }) }),
      ({ follow }) => follow(),
    ),
    band('sending-done', answering({ send: async () => ({ ...version(2), mails: 12 }) }), ({ sending }) =>
      sending.send({ kind: 'whole' }),
    ),
    band(
      'sending-failed',
      answering({ send: () => Promise.reject(new ApiError(409, 'Dagsordenen er uændret.')) }),
      ({ sending }) => sending.send({ kind: 'whole' }),
    ),
    sending('send-with-gaps', answering()),
    sending('send-asked', answering(), submit),
    sending('send-all-good', answering(), async () => {}, approved),
    sending('send-new-version', SENT, async (window) => void (await find(window, '.version-changes')), sent),
    sending('send-closing', onItsWay(Date.now() + 3_600_000, SØREN)),
    sending(
      'send-making',
      onItsWay(null, KAREN, { is: 'writing', step: 4, of: 7, format: 'docx', part: 'numbering' }),
    ),
    sending('send-mailing', onItsWay(null, KAREN, { is: 'mailing', mails: 12 })),
    sending(
      'send-sent',
      answering({ send: async () => ({ ...version(1), mails: 12 }) }),
      async (window) => {
        await submit(window)
        await find(window, '.version-links')
      },
      approved,
    ),
    shown('versions-of-agenda', SENT, () => <VersionsDialog onClose={nothing} />, sent, {
      alone: true,
      act: async () => void (await find(document.body, '.version')),
    }),
    shown('versions-loading', answering({ list: never }), () => <VersionsDialog onClose={nothing} />, sent, {
      alone: true,
    }),
    shown(
      'versions-not-fetched',
      answering({ list: () => Promise.reject(new TypeError('no connection')) }),
      () => <VersionsDialog onClose={nothing} />,
      sent,
      { alone: true, act: async () => void (await find(document.body, '.versions-body[role="alert"]')) },
    ),
  ],
}

function Troubled() {
  const { versions } = useOutgoing()
  useEffect(() => void versions.refreshTroubled(), [versions])
  return <SentNotice />
}

/** Below what is told of it above the agenda. */
function NewItem() {
  const { doc } = useAgenda().session
  return (
    <>
      <SentNotice />
      <div className="item-facts">
        <LateReason facts={readItem(NEW_ID, itemOf(doc, NEW_ID)!)} number="1.2" />
      </div>
    </>
  )
}

/** With what is told once something is on its way. */
function Band({ say }: { say: (store: VersionsStore) => Promise<unknown> }) {
  const { versions } = useOutgoing()
  useEffect(() => void say(versions), [say, versions])
  return <SendingBand />
}

function Aside() {
  const { session } = useAgenda()
  useState(() => {
    const versions = new VersionsStore(answering())
    versions.sending.putAside(true)
    giveVersions(session, versions)
  })
  return (
    <OutgoingProvider agenda="agenda">
      <SendingBand />
    </OutgoingProvider>
  )
}
