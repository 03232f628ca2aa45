/** What a new agenda begins with, when and where one meets; or the file that it is read from, with what stands in it. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { joinLocal, readLocal } from '../../shared/agenda/localTime.ts'
import { deadlinesByRule } from '../../shared/council/deadlinesByRule.ts'
import type { ShippedTemplate } from '../../shared/council/templates.ts'
import { newId } from '../../shared/ids.ts'
import { nameInDanish } from '../../shared/language/danishDate.ts'
import type { AgendaBeginnings, LastAgenda } from '../../shared/protocol/api.ts'
import { longDateAndTime, shortDate, t } from '../app/language.ts'
import { TemplateRadios } from '../council/TemplateChoice.tsx'
import { useDoing } from '../people/useDoing.ts'
import { FromFile } from './FromFile.tsx'
import type { NewAgendaActions } from './NewAgendaDialog.tsx'

interface Props {
  beginnings: AgendaBeginnings
  actions: NewAgendaActions
  onMade: (id: string) => void
}

type From = 'template' | 'last' | 'file'

export function NewAgendaForm({ beginnings, actions, onMade }: Props) {
  const { last, revision, standing } = beginnings
  const id = useId()
  // One for the whole dialog: pressed twice, or again after an answer that did not come, it is one agenda.
  const [key] = useState(newId)
  const [from, setFrom] = useState<From>('template')
  const first = useRef<HTMLFieldSetElement>(null)
  // It comes after the dialog, whose heading has the focus by then.
  useEffect(() => {
    const dialog = first.current?.closest('dialog')
    if (dialog?.contains(document.activeElement)) first.current?.querySelector('input')?.focus()
  }, [])
  const ways: readonly (readonly [From, string, string])[] = [
    ['template', t('fromTemplate'), t('fromTemplateAbout', { n: standing })],
    ...(last === null ? [] : ([['last', t('fromLast'), lastInWords(last)]] as const)),
    ['file', t('fromFile'), t('fromFileAbout')],
  ]
  return (
    <>
      <fieldset ref={first}>
        <legend>{t('newAgendaFrom')}</legend>
        {ways.map(([way, name, about]) => (
          <label key={way} className="check choice">
            <input
              type="radio"
              name={`${id}-from`}
              checked={from === way}
              aria-describedby={`${id}-${way}`}
              onChange={() => setFrom(way)}
            />
            <span>
              <b>{name}</b>{' '}
              <span id={`${id}-${way}`} className="about">
                {about}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      {from === 'file' ? (
        <FromFile actions={actions} makingKey={key} onMade={onMade} />
      ) : (
        <FromCouncil
          {...{ beginnings, from, actions, onMade }}
          makingKey={key}
          choosesTemplate={from === 'template' && revision === 0}
        />
      )}
    </>
  )
}

function lastInWords({ title, startsAt, nodes }: LastAgenda): string {
  const when = startsAt === null ? t('noDate') : shortDate(startsAt)
  return t('fromLastAbout', { title, when, n: nodes.length })
}

interface FromCouncilProps extends Props {
  from: 'template' | 'last'
  makingKey: string
  /** The council has decided nothing yet. */
  choosesTemplate: boolean
}

function FromCouncil({ beginnings, from, makingKey, choosesTemplate, actions, onMade }: FromCouncilProps) {
  const { last } = beginnings
  const id = useId()
  const [template, setTemplate] = useState<ShippedTemplate>('council')
  const [leftOut, leaveOut] = useState<ReadonlySet<string>>(new Set())
  const [title, setTitle] = useState<string | null>(null)
  const [day, setDay] = useState('')
  const [start, setStart] = useState(() => readLocal(last?.startsAt ?? null)?.time ?? '')
  const [end, setEnd] = useState(() => readLocal(last?.endsAt ?? null)?.time ?? '')
  const [place, setPlace] = useState(last?.place ?? '')
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const { isBusy, failure, act, forget } = useDoing()

  const startsAt = day !== '' && start !== '' ? joinLocal({ day, time: start }) : null
  const endsAt = startsAt !== null && end !== '' ? joinLocal({ day, time: end }) : null
  const named = title ?? t('newAgendaDefaultTitle', { date: day === '' ? '' : nameInDanish(day) })
  const mend = (set: (value: string) => void) => (value: string) => {
    setWrong(null)
    forget()
    set(value)
  }
  useEffect(() => {
    if (wrong !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [wrong])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // Without a date the times that the last meeting had mean nothing.
    const found =
      named.trim() === ''
        ? ('newAgendaNoTitle' as const)
        : day !== '' && start === ''
          ? ('newAgendaBadTime' as const)
          : startsAt !== null && endsAt !== null && endsAt < startsAt
            ? ('newAgendaEndsEarly' as const)
            : null
    setWrong(found)
    if (found !== null) return
    void act(async () => {
      const made = await actions.make({
        ...{ key: makingKey, from, title: named, startsAt, endsAt, place },
        ...(choosesTemplate && { template }),
        ...(from === 'last' && { leaveOut: [...leftOut] }),
      })
      onMade(made.id)
    })
  }
  const invalid = (...sentences: Wrong[]) =>
    wrong !== null && sentences.includes(wrong)
      ? { 'aria-invalid': true, 'aria-describedby': `${id}-wrong` }
      : {}
  return (
    <form ref={form} className="new-agenda-form" noValidate onSubmit={submit}>
      {choosesTemplate && (
        <fieldset>
          <legend>{t('chooseTemplate')}</legend>
          <TemplateRadios name={`${id}-template`} which={template} choose={setTemplate} />
        </fieldset>
      )}
      {from === 'last' && last !== null && <WhichToTake {...{ last, leftOut, leaveOut }} />}
      <label>
        {t('newAgendaTitle')}
        <input
          className="line-input"
          lang="da"
          value={named}
          {...invalid('newAgendaNoTitle')}
          onChange={({ target }) => mend(setTitle)(target.value)}
        />
      </label>
      <div className="meeting-time">
        <label>
          {t('newAgendaDay')}
          <input
            className="line-input"
            type="date"
            value={day}
            onChange={({ target }) => mend(setDay)(target.value)}
          />
        </label>
        <label>
          {t('newAgendaStart')}
          <input
            className="line-input"
            type="time"
            value={start}
            {...invalid('newAgendaBadTime')}
            onChange={({ target }) => mend(setStart)(target.value)}
          />
        </label>
        <label>
          {t('newAgendaEnd')}
          <input
            className="line-input"
            type="time"
            value={end}
            {...invalid('newAgendaEndsEarly')}
            onChange={({ target }) => mend(setEnd)(target.value)}
          />
        </label>
      </div>
      <WhatFollows {...{ beginnings, startsAt }} />
      <label>
        {t('newAgendaPlace')}
        <input
          className="line-input"
          lang="da"
          value={place}
          onChange={({ target }) => mend(setPlace)(target.value)}
        />
      </label>
      {(wrong !== null || failure !== null) && (
        <p id={`${id}-wrong`} className="notice" role="alert">
          {wrong === null ? failure : t(wrong)}
        </p>
      )}
      <button type="submit" className="button primary" aria-disabled={isBusy}>
        {t('makeAgenda')}
      </button>
    </form>
  )
}

type Wrong = 'newAgendaNoTitle' | 'newAgendaBadTime' | 'newAgendaEndsEarly'

interface TakeProps {
  last: LastAgenda
  leftOut: ReadonlySet<string>
  leaveOut: (nodes: ReadonlySet<string>) => void
}

/** What stands below a line that is left out goes with it, and so cannot be chosen. */
function WhichToTake({ last: { nodes }, leftOut, leaveOut }: TakeProps) {
  const above: string[] = []
  return (
    <details className="which-to-take">
      <summary>{t('whichToTake')}</summary>
      <ul>
        {nodes.map(({ id, number, title, depth }) => {
          above.length = depth
          const isGone = above.some((one) => leftOut.has(one))
          above[depth] = id
          return (
            <li key={id} style={{ '--depth': depth } as React.CSSProperties}>
              <label className="check">
                <input
                  type="checkbox"
                  checked={!isGone && !leftOut.has(id)}
                  disabled={isGone}
                  onChange={({ target }) => {
                    const next = new Set(leftOut)
                    if (target.checked) next.delete(id)
                    else next.add(id)
                    leaveOut(next)
                  }}
                />
                <span lang="da">{[number, title || t('untitled')].join(' ').trim()}</span>
              </label>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

/** What is decided by the meeting's day, and by the council. */
function WhatFollows({ beginnings, startsAt }: { beginnings: AgendaBeginnings; startsAt: string | null }) {
  if (startsAt === null) return null
  const { items, material } = deadlinesByRule(beginnings.deadlines, startsAt)
  const number = nextNumber(beginnings, startsAt)
  return (
    <div className="what-follows about" role="status">
      <p>{longDateAndTime(startsAt)}</p>
      {items !== null && (
        <p>{t('newAgendaDeadline', { name: t('deadlineItems'), when: longDateAndTime(items) })}</p>
      )}
      {material !== null && (
        <p>{t('newAgendaDeadline', { name: t('deadlineMaterial'), when: longDateAndTime(material) })}</p>
      )}
      {number !== null && <p>{t('newAgendaFirstNumber', { n: number })}</p>}
    </div>
  )
}

/** `null` where that cannot be told from the last agenda alone. */
function nextNumber({ numbering, last }: AgendaBeginnings, startsAt: string): number | null {
  const isNext =
    last?.startsAt && last.startsAt < startsAt && last.startsAt.slice(0, 4) === startsAt.slice(0, 4)
  if (numbering.style !== 'continuous' || !isNext || last?.lastNumber == null) return null
  return last.lastNumber + 1
}
