/** What a new agenda begins with, when and where one meets; or the file that it is read from, with what stands in it. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { addDays, isLikelyYear, joinLocal, readLocal } from '../../shared/agenda/localTime.ts'
import type { ShippedTemplate } from '../../shared/council/templates.ts'
import { deadlinesByRules } from '../../shared/deadlines/deadline.ts'
import { newId } from '../../shared/ids.ts'
import { nameInDanish } from '../../shared/language/danishDate.ts'
import type { AgendaBeginnings, LastAgenda } from '../../shared/protocol/api.ts'
import { longDateAndTime, shortDate, t } from '../app/language.ts'
import { TemplateRadios } from '../council/TemplateChoice.tsx'
import { firstGap, isHalfTyped } from '../facts/gaps.ts'
import { useDoing } from '../people/useDoing.ts'
import { FromFile } from './FromFile.tsx'
import { proposedFrom } from './lastMeeting.ts'
import { MeetingTimes, type OrderedTimes } from './MeetingTimes.tsx'
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
  // A template without items gives an empty page: who has met before begins with what they had then.
  const [from, setFrom] = useState<From>(standing === 0 && last !== null ? 'last' : 'template')
  const first = useRef<HTMLFieldSetElement>(null)
  // It comes after the dialog, whose heading has the focus by then.
  useEffect(() => {
    const dialog = first.current?.closest('dialog')
    if (dialog?.contains(document.activeElement))
      first.current?.querySelector<HTMLElement>('input:checked')?.focus()
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

/** `null`: as it is proposed. */
type ChosenTimes = Omit<OrderedTimes, 'daysMore'> & { daysMore: number | null }

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
  const proposed = proposedFrom(last, from === 'last')
  const [chosen, setTimes] = useState<ChosenTimes>(() => ({
    day: null,
    from: readLocal(last?.startsAt ?? null)?.time ?? null,
    to: readLocal(last?.endsAt ?? null)?.time ?? null,
    daysMore: null,
  }))
  const times: OrderedTimes = { ...chosen, daysMore: chosen.daysMore ?? proposed.daysMore }
  const [placed, setPlace] = useState<string | null>(null)
  const place = placed ?? proposed.place
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const fields = useRef<HTMLDivElement>(null)
  const { isBusy, failure, act, forget } = useDoing()

  // While a year is typed it is one that nobody means.
  const day = times.day !== null && isLikelyYear(times.day) ? times.day : null
  const startsAt = day !== null && times.from !== null ? joinLocal({ day, time: times.from }) : null
  const endsAt =
    startsAt !== null && times.to !== null
      ? joinLocal({ day: addDays(day!, times.daysMore), time: times.to })
      : null
  const named = title ?? t('newAgendaDefaultTitle', { date: day === null ? '' : nameInDanish(day) })
  const mend = (set: (value: string) => void) => (value: string) => {
    setWrong(null)
    forget()
    set(value)
  }
  const changeTimes = (change: Partial<OrderedTimes>) => {
    setWrong(null)
    forget()
    setTimes((before) => ({ ...before, ...change }))
  }
  useEffect(() => {
    if (wrong === null) return
    const input = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const times = fields.current
    const segment = times && (firstGap(times) ?? times.querySelector<HTMLElement>('.segment'))
    ;(input ?? segment)?.focus()
  }, [wrong])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = wrongIn(named, { startsAt, endsAt }, times, isHalfTyped(fields.current!))
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
      <MeetingTimes times={times} fields={fields} onChange={changeTimes} />
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

function wrongIn(
  title: string,
  { startsAt, endsAt }: { startsAt: string | null; endsAt: string | null },
  { day }: OrderedTimes,
  isHalf: boolean,
): Wrong | null {
  if (title.trim() === '') return 'newAgendaNoTitle'
  // Without a day the times that the last meeting had mean nothing.
  if (isHalf || (day !== null && startsAt === null)) return 'newAgendaBadTime'
  return startsAt !== null && endsAt !== null && endsAt < startsAt ? 'newAgendaEndsEarly' : null
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
  const { items, material } = deadlinesByRules(startsAt, beginnings.deadlines)
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
