/** States of what belongs to an agenda: each with an agenda of its own, and all that its page gives to its parts. */

import { type ReactNode, useEffect, useMemo, useState } from 'react'
import type * as Y from 'yjs'
import type { AgendaSeed } from '../../shared/agenda/createAgenda.ts'
import type { Role } from '../../shared/protocol/api.ts'
import type { HandedBack } from '../../shared/protocol/messages.ts'
import { AgendaProvider, type OpenAgenda } from '../agenda/agendaContext.ts'
import type { FieldPlace, ThreadChange } from '../agenda/changes.ts'
import { useEditing } from '../agenda/useEditing.ts'
import { AttachmentsProvider } from '../attachments/useAttachments.tsx'
import type { ConnectionState } from '../connection/connectionState.ts'
import { useLabelsOfPage } from '../editor/useLabels.ts'
import type { People } from '../facts/people.ts'
import { EarlierTextProvider } from '../history/useEarlierTextDialog.tsx'
import { useMayStructure } from '../rights/useRights.ts'
import { OutgoingProvider } from '../sending/OutgoingProvider.tsx'
import { StructureProvider } from '../structure/StructureProvider.tsx'
import { DeskProvider } from '../threads/deskContext.ts'
import { newDesk, type ThreadsDesk } from '../threads/threadsDesk.ts'
import { NoticeProvider } from '../ui/Notices.tsx'
import { giveColours, PersonColoursProvider } from '../ui/personColours.ts'
import { idOf, KAREN, PEOPLE, sampleAgenda } from './sample.ts'
import { type Colleague, StandingSession } from './standingSession.ts'
import type { State } from './state.ts'

/** The nth node (or attachment) of the state's agenda, from 1. */
type IdOf = (nth: number) => string

/** What the agenda is like; default: empty, everything saved, nobody else here, and one may write. */
interface Setting {
  agenda?: Partial<AgendaSeed>
  /** What was done to it since. */
  change?: (doc: Y.Doc, id: IdOf) => void
  connection?: ConnectionState
  unsaved?: (id: IdOf) => FieldPlace[]
  others?: (id: IdOf) => Colleague[]
  people?: People['is']
  handedBack?: (id: IdOf) => HandedBack[]
  /** Default: the secretariat's. */
  role?: Role
  /** What one does with the comments; default: nothing. */
  atDesk?: (desk: ThreadsDesk, id: IdOf) => void
  /** Comments that are not saved. */
  unsavedThreads?: ThreadChange[]
}

interface OnStage {
  id: IdOf
  session: StandingSession
}

export function staged(
  name: string,
  setting: Setting,
  show: (stage: OnStage) => ReactNode,
  more: Omit<State, 'name' | 'show'> = {},
): State {
  const id: IdOf = (nth) => idOf(name, nth)
  return { name, show: () => <Stage {...{ name, id, setting, show }} />, ...more }
}

interface StageProps {
  name: string
  id: IdOf
  setting: Setting
  show: (stage: OnStage) => ReactNode
}

function Stage({ name, id, setting, show }: StageProps) {
  const [session, setSession] = useState<StandingSession | null>(null)
  useEffect(() => {
    const opened = openSession(name, id, setting)
    setSession(opened)
    return () => opened.destroy()
  }, [name, id, setting])
  return (
    session && (
      <NoticeProvider>
        <Opened
          session={session}
          people={setting.people ?? 'ready'}
          atDesk={(desk) => setting.atDesk?.(desk, id)}
        >
          {show({ id, session })}
        </Opened>
      </NoticeProvider>
    )
  )
}

function openSession(name: string, id: IdOf, setting: Setting): StandingSession {
  const doc = sampleAgenda(name, setting.agenda ?? {})
  setting.change?.(doc, id)
  const connection = setting.connection ?? { is: 'saved', at: Date.UTC(2024, 0, 24, 9) }
  const unsaved = setting.unsaved?.(id) ?? []
  const session = new StandingSession(doc, KAREN, connection, unsaved, setting.role, setting.unsavedThreads)
  for (const colleague of setting.others?.(id) ?? []) session.join(colleague)
  for (const words of setting.handedBack?.(id) ?? []) session.handedBack.receive(words)
  return session
}

/** Of comments: nothing is kept. */
const deskOfNobody = (): ThreadsDesk =>
  newDesk('agenda', {
    draftsOf: async () => [],
    saveDraft: async () => {},
    removeDraft: async () => {},
  })

interface OpenedProps {
  session: StandingSession
  atDesk: (desk: ThreadsDesk) => void
  people: People['is']
  children: ReactNode
}

function Opened({ session, people: is, atDesk, children }: OpenedProps) {
  const readOnly = session.state().is === 'ended'
  // Not before somebody wants to write: the gallery has many agendas.
  const { editing, loadEditing } = useEditing(session, false, readOnly)
  const mayStructure = useMayStructure(session)
  const agenda = useMemo<OpenAgenda>(
    () => ({ session, editing, loadEditing, readOnly, people: peopleWho(is) }),
    [session, editing, loadEditing, readOnly, is],
  )
  useLabelsOfPage(agenda)
  const [desk] = useState(() => {
    const own = deskOfNobody()
    atDesk(own)
    return own
  })
  return (
    <AgendaProvider value={agenda}>
      <DeskProvider value={desk}>
        <PersonColoursProvider value={COLOURS}>
          <StructureProvider mayChange={!readOnly && mayStructure}>
            <EarlierTextProvider agenda="agenda">
              <AttachmentsProvider agenda="agenda">
                <OutgoingProvider agenda="agenda">{children}</OutgoingProvider>
              </AttachmentsProvider>
              {editing && <editing.ToolsAtCaret tools={editing.tools} />}
            </EarlierTextProvider>
          </StructureProvider>
        </PersonColoursProvider>
      </DeskProvider>
    </AgendaProvider>
  )
}

const COLOURS = giveColours(PEOPLE.map(({ id }) => id))

const peopleWho = (is: People['is']): People => ({
  is,
  answer: is,
  byId: new Map(is === 'ready' ? PEOPLE.map((person) => [person.id, person]) : []),
  council: 'council',
  refresh: () => {},
  look: () => {},
})
