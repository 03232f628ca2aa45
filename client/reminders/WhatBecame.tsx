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

export function WhatBecame({ sent, onClose }: { sent: RemindersSent; onClose: () => void }) {
  const close = useRef<HTMLButtonElement>(null)
  // What had the focus went with the list.
  useEffect(() => close.current?.focus(), [])
  const groups = Map.groupBy(sent.people, ({ is }) => is)
  return (
    <div className="remind-body">
      <div role="status">
        {(Object.keys(WORDS) as ReminderSent[]).flatMap((is) => {
          const people = groups.get(is) ?? []
          if (people.length === 0) return []
          const names = listOf(people.map(({ name }) => name ?? t('unknownPerson')))
          return [
            <p key={is} data-is={is}>
              {t(WORDS[is], { names })}
            </p>,
          ]
        })}
      </div>
      <button ref={close} type="button" className="button primary" onClick={onClose}>
        {t('remindClose')}
      </button>
    </div>
  )
}
