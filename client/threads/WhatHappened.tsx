/** What a colleague did to the thread in which one is writing: that it is resolved, or why the words cannot be sent. Read aloud politely. */
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { useClientOwner } from '../together/useClientOwner.ts'
import { useDeskState } from './deskContext.ts'
import { draftOf } from './drafts.ts'
import type { Stranding } from './stranding.ts'
import { usePersonName } from './usePersonName.ts'
import { useThread } from './useThreads.ts'

interface Props {
  /** Of the draft. */
  name: string
  stranding: Stranding | null
}

export function WhatHappened({ name, stranding }: Props) {
  const resolved = useResolvedMeanwhile(name)
  const stranded = useStranded(name, stranding)
  const sentence = stranded ?? resolved
  // There before it says anything: what comes with its words is not read aloud.
  return (
    <p className="notice what-happened" role="status">
      {sentence}
    </p>
  )
}

function useResolvedMeanwhile(name: string): string | null {
  const { is, thread: id } = draftOf(name)
  const { personId } = useAgenda().session
  const thread = useThread(id)
  // Who has looked up what is resolved knows that it is.
  const isAmongOpen = useDeskState(({ shows }) => shows === 'open')
  const who = usePersonName(thread?.resolved?.by ?? '')
  if (!thread?.resolved || !isAmongOpen || thread.resolved.by === personId) return null
  return t('resolvedMeanwhile', { who, isEdit: is === 'edit' })
}

function useStranded(name: string, stranding: Stranding | null): string | null {
  const { personId } = useAgenda().session
  const owner = useClientOwner(stranding?.by ?? null)
  if (stranding === null) return null
  const { is } = draftOf(name)
  // What one did oneself, in another tab, names nobody.
  const who = owner === null || owner.id === personId ? null : owner.name
  const what = stranding.gone === 'thread' ? (is === 'edit' ? 'comment' : 'thread') : stranding.gone
  return `${t('draftStranded', { what, who })} ${t('draftWaits')}`
}
