/** Who lacks what, whom to remind of it, and the mail as they get it; then what became of it. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { PersonId } from '../../shared/agenda/document.ts'
import type { WorkdayCalendar } from '../../shared/deadlines/workdays.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type {
  RemindedItem,
  ReminderPerson,
  ReminderPreview,
  RemindersSent,
} from '../../shared/protocol/api.ts'
import { LONGEST_NOTE, noteInMail } from '../../shared/reminders/note.ts'
import { ApiError } from '../app/api.ts'
import { clockTime, t } from '../app/language.ts'
import { DueWords } from '../deadlines/DueWords.tsx'
import { useDoing } from '../people/useDoing.ts'
import { Dialog } from '../ui/Dialog.tsx'
import type { ReminderActions } from './reminderActions.ts'
import { sentencesOf, WhatBecame } from './WhatBecame.tsx'
import '../ui/dialogForm.css'
import './reminders.css'

interface Props {
  actions: ReminderActions
  calendar: WorkdayCalendar
  /** The only one who is chosen as it opens; `null`: all who can be reminded, and were not today. */
  only: PersonId | null
  /** Who sends. */
  by: string
  /** Everybody who was chosen has the mail: nothing is left to read here. @param told what became of them, in words */
  onAllSent: (told: string) => void
  onClose: () => void
}

export function RemindDialog({ actions, calendar, only, by, onAllSent, onClose }: Props) {
  const [preview, setPreview] = useState<ReminderPreview | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [sent, setSent] = useState<RemindersSent | null>(null)
  const [tries, setTries] = useState(0)
  const asking = useRef(actions)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same again
  useEffect(() => {
    let isOpen = true
    setFailure(null)
    asking.current.preview().then(
      (preview) => isOpen && setPreview(preview),
      (error: unknown) =>
        isOpen && setFailure(error instanceof ApiError ? error.message : t('remindNotFetched')),
    )
    return () => {
      isOpen = false
    }
  }, [tries])
  return (
    <Dialog heading={t('remindHeading')} className="remind-dialog" onClose={onClose}>
      {sent !== null ? (
        <WhatBecame sent={sent} onClose={onClose} />
      ) : preview !== null ? (
        <Choose {...{ preview, actions, calendar, only, by, onAllSent, onClose }} onSent={setSent} />
      ) : failure !== null ? (
        <div className="remind-body" role="alert">
          <p>{failure}</p>
          <button type="button" className="button" onClick={() => setTries((before) => before + 1)}>
            {t('remindAskAgain')}
          </button>
        </div>
      ) : (
        <p className="remind-body" role="status">
          {t('remindLoading')}
        </p>
      )}
    </Dialog>
  )
}

interface ChooseProps extends Props {
  preview: ReminderPreview
  onSent: (sent: RemindersSent) => void
}

/** By hand nobody is reminded twice a day. */
const mayGet = ({ cannot, today }: ReminderPerson): boolean => cannot === null && today?.reason !== 'by-hand'

function Choose({
  preview: { people, unassigned },
  actions,
  calendar,
  only,
  by,
  onAllSent,
  onClose,
  onSent,
}: ChooseProps) {
  const offered = people.filter(mayGet).map(({ id }) => id)
  const [chosen, setChosen] = useState<readonly PersonId[]>(() =>
    people
      .filter((person) => mayGet(person) && (only === null ? person.today === null : person.id === only))
      .map(({ id }) => id),
  )
  const [note, setNote] = useState('')
  const [isNobody, setNobody] = useState(false)
  const { isBusy, failure, act } = useDoing()
  const id = useId()
  const choose = (ids: readonly PersonId[]) => {
    setNobody(false)
    setChosen(ids)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (chosen.length === 0) return setNobody(true)
    await act(async () => {
      const sent = await actions.send({ people: [...chosen], note })
      const [told, ...more] = sentencesOf(sent)
      if (told?.is === 'sent' && more.length === 0) onAllSent(told.sentence)
      else onSent(sent)
    })
  }
  if (people.length === 0)
    return (
      <div className="remind-body">
        <p>{t('remindNobody')}</p>
        <Unassigned items={unassigned} />
      </div>
    )
  const isAll = offered.length > 0 && offered.every((one) => chosen.includes(one))
  return (
    <form className="dialog-form" onSubmit={(event) => void submit(event)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too */}
      <section className="dialog-scroll" aria-label={t('remindWho')} tabIndex={0}>
        {offered.length > 1 && (
          <label className="remind-all">
            <input
              type="checkbox"
              checked={isAll}
              onChange={({ target }) => choose(target.checked ? offered : [])}
            />
            {t('remindAll', { n: offered.length })}
          </label>
        )}
        <ul className="remind-people">
          {people.map((person) => (
            <Person
              key={person.id}
              {...{ person, calendar, note, by }}
              isChosen={chosen.includes(person.id)}
              onChoose={(isChosen) =>
                choose(isChosen ? [...chosen, person.id] : chosen.filter((one) => one !== person.id))
              }
            />
          ))}
        </ul>
        <Unassigned items={unassigned} />
        <label className="remind-note" htmlFor={id}>
          {t('remindNote')}
        </label>
        <textarea
          id={id}
          className="line-input"
          rows={3}
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </section>
      <div className="dialog-foot">
        {(failure !== null || isNobody) && (
          <p className="notice" role="alert">
            {failure ?? t('remindChooseSomebody')}
          </p>
        )}
        <button type="button" className="button" onClick={onClose}>
          {t('remindCancel')}
        </button>
        <button type="submit" className="button primary" aria-disabled={isBusy}>
          {isBusy ? t('remindSending') : t('remindSend', { n: chosen.length })}
        </button>
      </div>
    </form>
  )
}

interface PersonProps {
  person: ReminderPerson
  calendar: WorkdayCalendar
  note: string
  by: string
  isChosen: boolean
  onChoose: (isChosen: boolean) => void
}

function Person({ person, calendar, note, by, isChosen, onChoose }: PersonProps) {
  const id = useId()
  const { items, mail } = person
  const name = person.name ?? t('unknownPerson')
  const why = whyNot(person)
  return (
    <li className="remind-person">
      <label>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={!mayGet(person)}
          aria-describedby={id}
          onChange={({ target }) => onChoose(target.checked)}
        />
        <b>{name}</b>
      </label>
      <div id={id} className="remind-what">
        {why !== null && <p className="remind-why">{why}</p>}
        <ul>
          {items.map((item) => (
            <Item key={item.id} {...{ item, calendar }} />
          ))}
        </ul>
      </div>
      {mail !== null && (
        <details>
          <summary aria-label={t('remindShowMailTo', { name })}>{t('remindShowMail')}</summary>
          <div className="remind-mail" lang={mail.language}>
            <b>{mail.subject}</b>
            {'\n\n'}
            {[mail.before, noteInMail(note, by, mail.language), mail.after].filter(Boolean).join('\n\n')}
          </div>
        </details>
      )}
    </li>
  )
}

function Item({
  item: { number, title, missing, why, due },
  calendar,
}: {
  item: RemindedItem
  calendar: WorkdayCalendar
}) {
  return (
    <li>
      {number} <span lang={AGENDA_LANGUAGE}>{title || t('untitled')}</span>
      <span className="remind-lacks">
        {[
          why === null ? '' : t('mailReminderReturned', { why }),
          missing === '' ? '' : t('lacks', { what: missing }),
        ]
          .filter(Boolean)
          .join(' · ')}{' '}
        <DueWords due={due} calendar={calendar} inBrackets />
      </span>
    </li>
  )
}

function Unassigned({ items }: { items: readonly RemindedItem[] }) {
  if (items.length === 0) return null
  return (
    <div className="remind-unassigned">
      <p>{t('remindUnassigned')}</p>
      <ul>
        {items.map(({ id, number, title, missing }) => (
          <li key={id}>
            {number} <span lang={AGENDA_LANGUAGE}>{title || t('untitled')}</span>
            <span className="remind-lacks">{t('lacks', { what: missing })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** @returns `null` for who gets it */
function whyNot({ cannot, today }: ReminderPerson): string | null {
  switch (cannot) {
    case 'no-address':
      return t('remindNoAddress')
    case 'no-member':
      return t('remindNoMember')
    case 'may-not-write':
      return t('remindMayNotWrite')
    case null:
      if (today === null) return null
      return t(today.reason === 'by-hand' ? 'remindedToday' : 'remindedByItselfToday', {
        time: clockTime(today.at),
      })
    default:
      return cannot satisfies never
  }
}
