/** The agendas that a council has put away: until when each can be brought back, and the ways to do that or to delete it. */
import { useState } from 'react'
import type { AgendaPutAway } from '../../shared/protocol/api.ts'
import { shortDate, t } from '../app/language.ts'
import { useDoing } from '../people/useDoing.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useTell } from '../ui/Notices.tsx'

export interface PutAwayActions {
  takeBack(agenda: AgendaPutAway): Promise<unknown>
  deleteForGood(agenda: AgendaPutAway): Promise<unknown>
}

interface Props {
  agendas: readonly AgendaPutAway[]
  actions: PutAwayActions
  /** Reads them again. */
  refresh: () => void
}

export function PutAwayList({ agendas, actions, refresh }: Props) {
  return (
    <section id="put-away" aria-labelledby="put-away-heading" tabIndex={-1}>
      <h2 id="put-away-heading" tabIndex={-1}>
        {t('putAwayHeading')}
      </h2>
      <p className="about lead">{t('putAwayLead')}</p>
      {agendas.length === 0 ? (
        <p>{t('putAwayNone')}</p>
      ) : (
        <ul className="card">
          {agendas.map((agenda) => (
            <PutAwayRow key={agenda.id} {...{ agenda, actions, refresh }} />
          ))}
        </ul>
      )}
    </section>
  )
}

function PutAwayRow({ agenda, actions, refresh }: Omit<Props, 'agendas'> & { agenda: AgendaPutAway }) {
  const { title, startsAt, putAwayAt, until } = agenda
  const tell = useTell()
  const { isBusy, failure, act } = useDoing()
  const [isDeleting, setDeleting] = useState(false)
  const done = (sentence: string) => {
    tell({ text: sentence })
    // The row goes: the focus to what tells of all of them.
    document.getElementById('put-away-heading')?.focus()
    refresh()
  }
  const takeBack = () =>
    act(async () => {
      await actions.takeBack(agenda)
      done(t('takenBack', { title }))
    })
  const deleteForGood = () =>
    act(async () => {
      await actions.deleteForGood(agenda)
      setDeleting(false)
      done(t('deletedForGood', { title }))
    })
  return (
    <li className="put-away-row">
      <div>
        <p>
          <b>{title}</b>
          {startsAt !== null && ` · ${shortDate(startsAt)}`}
        </p>
        <p className="about">{t('putAwayUntil', { when: dayOf(putAwayAt), until: dayOf(until) })}</p>
      </div>
      <p className="line-ways">
        <button
          type="button"
          className="button"
          aria-label={t('takeBackNamed', { title })}
          aria-disabled={isBusy}
          onClick={() => void takeBack()}
        >
          {t('takeBack')}
        </button>
        <button
          type="button"
          className="button"
          aria-label={t('deleteForGoodNamed', { title })}
          onClick={() => setDeleting(true)}
        >
          {t('deleteForGood')}
        </button>
      </p>
      {failure !== null && (
        <p className="notice" role="alert">
          {failure}
        </p>
      )}
      {isDeleting && (
        <Dialog heading={t('deleteForGoodQuestion', { title })} onClose={() => setDeleting(false)}>
          <div className="dialog-question">
            <p>{t('deleteForGoodTodo')}</p>
            <p className="ways-on">
              <button
                type="button"
                className="button primary"
                data-first-focus
                onClick={() => setDeleting(false)}
              >
                {t('keepItem')}
              </button>
              <button type="button" className="button" onClick={() => void deleteForGood()}>
                {t('deleteForGood')}
              </button>
            </p>
          </div>
        </Dialog>
      )}
    </li>
  )
}

/** @param at milliseconds since 1970 (UTC) */
const dayOf = (at: number): string =>
  shortDate(new Date(at).toLocaleString('sv-SE').slice(0, 16).replace(' ', 'T'))
