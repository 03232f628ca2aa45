/** What a new agenda begins with, when and where one meets; or the file that it is read from, with what stands in it. */
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { isLikelyYear } from '../../shared/agenda/localTime.ts'
import type { ShippedTemplate } from '../../shared/council/templates.ts'
import { deadlinesByRules } from '../../shared/deadlines/deadline.ts'
import { newId } from '../../shared/ids.ts'
import { nameInDanish } from '../../shared/language/danishDate.ts'
import type { AgendaBeginnings, LastAgenda } from '../../shared/protocol/api.ts'
import { longDateAndTime, shortDate, t, timeSpan } from '../app/language.ts'
import { TemplateRadios } from '../council/TemplateChoice.tsx'
import { dayGone } from '../facts/dayGone.ts'
import { halfTyped } from '../facts/gaps.ts'
import { NO_TIME, partsOf, type TimeParts, timeOf } from '../facts/meetingTime.ts'
import { useDoing } from '../people/useDoing.ts'
import { Foot } from './Foot.tsx'
import { FromFile } from './FromFile.tsx'
import { proposedFrom } from './lastMeeting.ts'
import { MeetingTimes } from './MeetingTimes.tsx'
import type { NewAgendaActions } from './NewAgendaDialog.tsx'
import { type Fault, faultsIn, TIME_FIELDS } from './whatIsWrong.ts'
import '../ui/dialogForm.css'

interface Props {
  beginnings: AgendaBeginnings
  actions: NewAgendaActions
  onMade: (id: string) => void
  onClose: () => void
}

type From = 'template' | 'last' | 'file'

export function NewAgendaForm({ beginnings, actions, onMade, onClose }: Props) {
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
        <FromFile {...{ actions, onMade, onClose }} makingKey={key} />
      ) : (
        <FromCouncil
          {...{ beginnings, from, actions, onMade, onClose }}
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
type ChosenTimes = Omit<TimeParts, 'daysMore'> & { daysMore: number | null }

interface FromCouncilProps extends Props {
  from: 'template' | 'last'
  makingKey: string
  /** The council has decided nothing yet. */
  choosesTemplate: boolean
}

function FromCouncil({ beginnings, from, makingKey, choosesTemplate, ...more }: FromCouncilProps) {
  const { actions, onMade, onClose } = more
  const { last } = beginnings
  const id = useId()
  const [template, setTemplate] = useState<ShippedTemplate>('council')
  const [leftOut, leaveOut] = useState<ReadonlySet<string>>(new Set())
  const [title, setTitle] = useState<string | null>(null)
  const proposed = proposedFrom(last, from === 'last')
  const [chosen, setTimes] = useState<ChosenTimes>(() => ({
    ...partsOf(last ?? NO_TIME),
    ...{ day: null, daysMore: null },
  }))
  const times: TimeParts = { ...chosen, daysMore: chosen.daysMore ?? proposed.daysMore }
  const [placed, setPlace] = useState<string | null>(null)
  const place = placed ?? proposed.place
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const [asked, ask] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const fields = useRef<HTMLDivElement>(null)
  const { isBusy, failure, act, forget } = useDoing()

  // While a year is typed it is one that nobody means.
  const day = times.day !== null && isLikelyYear(times.day) ? times.day : null
  const { startsAt, endsAt } = timeOf(times) ?? timeOf({ ...times, to: null }) ?? NO_TIME
  const named = title ?? t('newAgendaDefaultTitle', { date: day === null ? '' : nameInDanish(day) })
  /** What is mended is said no more. */
  const mend = (ofTitle: boolean) => {
    setFaults((before) => before.filter(({ at }) => (at === 'title') !== ofTitle))
    forget()
  }
  const changeTimes = (change: Partial<TimeParts>) => {
    mend(false)
    setTimes((before) => ({ ...before, ...change }))
  }
  // Where it is to be mended, once that is drawn.
  useEffect(() => {
    if (asked === 0) return
    const first = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const gap = first?.closest('.segments')?.querySelector<HTMLElement>('.segment[data-placeholder]')
    ;(gap ?? first)?.focus()
  }, [asked])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const half = halfTyped(fields.current!).map((field) => TIME_FIELDS[field]!)
    const found = faultsIn(named, times, half)
    setFaults(found)
    if (found.length > 0) return ask(asked + 1)
    void act(async () => {
      const made = await actions.make({
        ...{ key: makingKey, from, title: named, startsAt, endsAt, place },
        ...(choosesTemplate && { template }),
        ...(from === 'last' && { leaveOut: [...leftOut] }),
      })
      onMade(made.id)
    })
  }
  const ofTitle = faults.find(({ at }) => at === 'title')
  const ofTime = faults.find((fault) => fault !== ofTitle)
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
          {...(ofTitle && { 'aria-invalid': true, 'aria-describedby': `${id}-title` })}
          onChange={({ target }) => {
            mend(true)
            setTitle(target.value)
          }}
        />
      </label>
      <FaultLine id={`${id}-title`} fault={ofTitle} />
      <MeetingTimes
        {...{ times, fields }}
        wrong={ofTime && ofTime.at !== 'title' ? { at: ofTime.at, why: `${id}-time` } : null}
        onChange={changeTimes}
      />
      <FaultLine id={`${id}-time`} fault={ofTime} />
      <WhatFollows {...{ beginnings, startsAt, endsAt }} />
      <label>
        {t('newAgendaPlace')}
        <input
          className="line-input"
          lang="da"
          value={place}
          onChange={({ target }) => {
            forget()
            setPlace(target.value)
          }}
        />
      </label>
      <Foot {...{ failure, onClose }}>
        <button type="submit" className="button primary" aria-disabled={isBusy}>
          {t('makeAgenda')}
        </button>
      </Foot>
    </form>
  )
}

const FaultLine = ({ id, fault }: { id: string; fault: Fault | undefined }) =>
  fault && (
    <p id={id} className="notice">
      {t(fault.sentence)}
    </p>
  )

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

interface WhatFollowsProps {
  beginnings: AgendaBeginnings
  startsAt: string | null
  endsAt: string | null
}

/** What is decided by the meeting's day, and by the council. */
function WhatFollows({ beginnings, startsAt, endsAt }: WhatFollowsProps) {
  if (startsAt === null) return null
  const { items, material } = deadlinesByRules(startsAt, beginnings.deadlines)
  const number = nextNumber(beginnings, startsAt)
  const gone = dayGone(startsAt)
  return (
    <div className="what-follows about" role="status">
      <p>{timeSpan(startsAt, endsAt)}</p>
      {gone !== null && <p className="warning-line">{t('sendDayGone', { day: gone })}</p>}
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
