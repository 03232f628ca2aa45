/** What became of reminders that were sent: who has them, and who has not yet, or not again. */
import { useEffect, useRef } from 'react'
import type { ReminderSent, RemindersSent } from '../../shared/protocol/api.ts'
import { listOf, t } from '../app/language.ts'
import './reminders.css'

const WORDS = {
  sent: 'remindSent',
  waiting: 'remindWaiting',
  already: 'remindAlready',
  none: 'remindNone',
} as const satisfies Record<ReminderSent, string>

/** @returns a sentence for each fate that somebody met, who has the mail first */
export function sentencesOf({ people }: RemindersSent): { is: ReminderSent; sentence: string }[] {
  const groups = Map.groupBy(people, ({ is }) => is)
  return (Object.keys(WORDS) as ReminderSent[]).flatMap((is) => {
    const group = groups.get(is) ?? []
    if (group.length === 0) return []
    const names = listOf(group.map(({ name }) => name ?? t('unknownPerson')))
    return [{ is, sentence: t(WORDS[is], { names }) }]
  })
}

export function WhatBecame({ sent, onClose }: { sent: RemindersSent; onClose: () => void }) {
  const close = useRef<HTMLButtonElement>(null)
  // What had the focus went with the list.
  useEffect(() => close.current?.focus(), [])
  return (
    <div className="remind-body">
      <div role="status">
        {sentencesOf(sent).map(({ is, sentence }) => (
          <p key={is} data-is={is}>
            {sentence}
          </p>
        ))}
      </div>
      <button ref={close} type="button" className="button primary" onClick={onClose}>
        {t('remindClose')}
      </button>
    </div>
  )
}
