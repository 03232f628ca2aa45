/** «Sen sag: …»: why an item comes late, asked for where it does, and read wherever it is told. */
import { useSyncExternalStore } from 'react'
import {
  fieldOf,
  type ItemFacts,
  itemOf,
  lineOf,
  readAttachments,
  readFacts,
  readState,
  wordsOfLine,
} from '../../shared/agenda/document.ts'
import { dueOf } from '../../shared/deadlines/deadline.ts'
import { isLate } from '../../shared/deadlines/late.ts'
import { readRules } from '../../shared/progress/itemProgress.ts'
import { missingIn } from '../../shared/progress/missing.ts'
import { readRichText } from '../../shared/richtext/yText.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { placeKey } from '../agenda/changes.ts'
import { t } from '../app/language.ts'
import { FactText } from '../facts/FactText.tsx'
import { useMayWrite } from '../rights/useRights.ts'
import { isNewIn } from '../sending/isNewIn.ts'
import { useOutgoing } from '../sending/outgoing.ts'
import { useDanishNow } from './useDanishNow.ts'
import './deadlines.css'

export function LateReason({ facts, number }: { facts: ItemFacts; number: string }) {
  const { doc } = useAgenda().session
  const place = { item: facts.id, field: 'lateReason' }
  useChanges(placeKey(place))
  const mayWrite = useMayWrite(place)
  const isPastDeadline = useIsLate(facts)
  const isNew = useIsNew(facts)
  const item = itemOf(doc, facts.id)
  const reason = item === undefined ? '' : wordsOfLine(item, 'lateReason')
  if (reason === '' && !((isPastDeadline || isNew) && mayWrite)) return null
  return (
    <div className="late-reason">
      <FactText
        place={place}
        label={t('lateItem')}
        name={t('fieldOf', { heading: t('handedBackLateReason'), number })}
        fragment={item && lineOf(item, 'lateReason')}
        words={reason}
      />
      {reason === '' && <span className="late-ask">{t(isNew ? 'newReasonAsked' : 'lateReasonAsked')}</span>}
    </div>
  )
}

/** It came after the agenda was sent, as far as is known; it is asked for by what is told of that above the agenda. */
function useIsNew({ id, kind, withoutText }: ItemFacts): boolean {
  const { versions } = useOutgoing()
  const isNew = useSyncExternalStore(versions.subscribe, () => isNewIn(versions.known().changes, id))
  return isNew && kind === 'item' && !withoutText
}

function useIsLate(facts: ItemFacts): boolean {
  const { doc } = useAgenda().session
  const now = useDanishNow()
  const { id, kind, withoutText, status } = facts
  const agenda = readFacts(doc)
  const due = dueOf(facts, agenda)
  if (due === null || now <= due || readState(doc) !== 'drafting') return false
  // Only of an item that is ready it depends on what it lacks: its texts stand still then.
  const missing = status.is === 'ready' ? lackedBy(facts) : []
  return isLate({ kind, withoutText, status, missing, due }, agenda, now)

  function lackedBy({ caseNumber, responsibles }: ItemFacts) {
    const item = itemOf(doc, id)
    if (item === undefined) return []
    const rules = readRules(doc)
    const fields = Object.fromEntries(rules.fields.map(({ key }) => [key, readRichText(fieldOf(item, key))]))
    // What somebody was asked to do in a comment may have come long after the deadline.
    const [attachments, tasks] = [readAttachments(item), []]
    return missingIn({ kind, withoutText, caseNumber, responsibles, fields, attachments, tasks }, rules)
  }
}
