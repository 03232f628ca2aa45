/** One item on the board: who writes it, how far each field is, what it lacks, and when it was changed last. Each cell leads there. */
import { memo, useSyncExternalStore } from 'react'
import type { TemplateField } from '../../shared/agenda/document.ts'
import { AGENDA_LANGUAGE, type Language } from '../../shared/language/languages.ts'
import { missingInWords } from '../../shared/progress/missingInWords.ts'
import { elementId, useAgenda } from '../agenda/agendaContext.ts'
import { firstName } from '../agenda/WritingHere.tsx'
import { compareNames, listOf, nearDay, t, useLanguage } from '../app/language.ts'
import { namesOf } from '../facts/people.ts'
import { NewMark } from '../news/NewMark.tsx'
import { firstThreadIn } from '../news/OpenThreads.tsx'
import { addressOfMissing, commentAddress } from '../progress/goToMissing.ts'
import type { LiveField, LiveProgress } from '../progress/liveProgress.ts'
import { StatusChip } from '../progress/StatusChip.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { usePersonColour } from '../ui/personColours.ts'
import { useLastChange } from './useBoard.ts'
import { useNow } from './useNow.ts'

interface Props {
  row: LiveProgress
  /** The fields that are shown. */
  fields: readonly TemplateField[]
  hasAttachments: boolean
  /** Of the agenda. */
  address: string
  /** Drawn anew in another one. */
  language: Language
}

/** Drawn anew when it says something else, not whenever another line does. */
export const BoardLine = memo(function BoardLine({ row, fields, hasAttachments, address, language }: Props) {
  const { id, number, title, isOdd } = row
  const { session } = useAgenda()
  const toThreads = row.openThreads === 0 ? null : firstThreadIn(session, id)
  const to = (field?: string) =>
    `${address}#${field === undefined ? `item-${id}` : elementId({ item: id, field })}`
  return (
    <tr id={`item-${id}`} className="board-line">
      <td className="number">{number}</td>
      <th scope="row" className="title">
        <a href={to()}>
          <span>
            <span lang={isOdd ? undefined : AGENDA_LANGUAGE}>
              {isOdd ? t('boardOdd') : title || t('untitled')}
            </span>{' '}
            <NewMark id={id} />
          </span>
        </a>
      </th>
      <td className="responsible" data-name={t('boardResponsible')}>
        <a href={to('responsibles')}>
          <Responsibles row={row} />
        </a>
      </td>
      {fields.map(({ key, heading }) => (
        <FieldCell
          key={key}
          {...{ item: id, number, heading, address }}
          isAsked={!row.withoutText}
          field={row.fields.find((field) => field.key === key) ?? { key, ...NOT_THERE }}
        />
      ))}
      {hasAttachments && (
        <td className="attachments" data-name={t('boardAttachments')}>
          <a href={to('attachments')}>
            <Attachments row={row} />
          </a>
        </td>
      )}
      <td className="comments" data-name={t('boardComments')}>
        <a href={toThreads === null ? to() : `${address}#${commentAddress(toThreads.thread)}`}>
          <span className={row.openThreads === 0 ? 'nobody' : undefined}>
            {row.openThreads === 0 ? t('boardNoComments') : t('boardOpenComments', { n: row.openThreads })}
          </span>
          <span className="visually-hidden">
            , {t('boardComments')}, {t('itemNumber', { number })}
          </span>
        </a>
      </td>
      <td className="status" data-name={t('boardStatus')}>
        <StatusChip status={row.status.is} />
        {row.isChanged && <span className="changed-since">{t('boardChangedSince')}</span>}
        {row.missing.length > 0 && (
          <a className="lacks" href={`${address}#${addressOfMissing(id, row.missing[0]!)}`}>
            {t('lacks', {
              what: missingInWords(row.missing, (field) => headingIn(fields, field), language),
            })}
            <span className="visually-hidden">, {t('itemNumber', { number })}</span>
          </a>
        )}
      </td>
      <ChangedCell item={id} />
    </tr>
  )
})

const NOT_THERE = { state: 'empty', words: 0, atPoints: 0 } as const

const headingIn = (fields: readonly TemplateField[], key: string): string =>
  fields.find((field) => field.key === key)?.heading ?? key

function Responsibles({ row: { responsibles, responsibleOrder, number } }: { row: LiveProgress }) {
  const { people } = useAgenda()
  const names = namesOf(people, responsibles, { order: responsibleOrder })
  const words =
    responsibles.length === 0
      ? t('boardNobody')
      : names === null
        ? people.is === 'failed'
          ? t('namesFailed')
          : '…'
        : listOf(names)
  return (
    <>
      <span className={responsibles.length === 0 ? 'nobody' : undefined}>{words}</span>
      <span className="visually-hidden">
        , {t('boardResponsible')}, {t('itemNumber', { number })}
      </span>
    </>
  )
}

interface FieldCellProps {
  item: string
  number: string
  heading: string
  field: LiveField
  /** Otherwise it may well be empty. */
  isAsked: boolean
  address: string
}

const FieldCell = memo(function FieldCell(props: FieldCellProps) {
  const { item, number, heading, field, isAsked, address } = props
  useLanguage()
  const { presence } = useAgenda().session
  const place = { item, field: field.key }
  const here = useSyncExternalStore(presence.subscribe, () => presence.at(place))
  return (
    <td
      id={elementId(place)}
      className="board-field"
      data-state={isAsked || field.state === 'written' ? field.state : 'not-asked'}
      data-name={heading}
      data-written={here.length > 0}
    >
      <a href={`${address}#${elementId(place)}`}>
        <span className="how-far">
          <span className="bar" aria-hidden="true" />
          <span className="words">{wordsOf(field, isAsked)}</span>
        </span>
        {here.length > 0 && <Writing people={here} />}
        <span className="visually-hidden">, {t('fieldOf', { heading, number })}</span>
      </a>
    </td>
  )
})

function wordsOf({ state, words, atPoints }: LiveField, isAsked: boolean): string {
  if (state === 'empty') return t(isAsked ? 'boardEmpty' : 'boardNotAsked')
  return atPoints > 0 ? t('boardAtPoints', { n: atPoints }) : t('boardWords', { n: words })
}

/** So many faces; the names of all. */
const FACES = 2

function Writing({ people }: { people: readonly { id: string; name: string }[] }) {
  const colourOf = usePersonColour()
  const byName = people.toSorted((a, b) => compareNames(a.name, b.name))
  return (
    <span className="board-writing" style={{ color: `var(--person-${colourOf(byName[0]!.id)})` }}>
      {byName.slice(0, FACES).map((person) => (
        <Avatar key={person.id} person={person} size="small" decorative />
      ))}
      <span>{t('boardWritesNow', { names: listOf(byName.map(({ name }) => firstName(name))) })}</span>
    </span>
  )
}

function Attachments({ row: { attachments, number } }: { row: LiveProgress }) {
  const missing = attachments.filter(({ isThere }) => !isThere)
  const words =
    missing.length > 0
      ? t('boardFilesMissing', { n: missing.length })
      : attachments.length > 0
        ? t('boardFilesThere', { n: attachments.length })
        : t('boardNoFiles')
  return (
    <>
      <span
        className={missing.length > 0 ? 'files-missing' : attachments.length > 0 ? undefined : 'nobody'}
        title={missing.length > 0 ? listOf(missing.map(({ name }) => name)) : undefined}
      >
        {words}
      </span>
      <span className="visually-hidden">
        {missing.length > 0 && `: ${listOf(missing.map(({ name }) => name))}`}, {t('boardAttachments')},{' '}
        {t('itemNumber', { number })}
      </span>
    </>
  )
}

/** What was changed so short a time ago is changed now (milliseconds). */
const JUST_NOW = 60_000

function ChangedCell({ item }: { item: string }) {
  const { people } = useAgenda()
  const change = useLastChange(item)
  const now = useNow()
  return (
    <td className="changed" data-name={t('boardChanged')}>
      {change === null ? (
        <span className="nobody">{t('boardUnknown')}</span>
      ) : (
        <>
          <time dateTime={new Date(change.at).toISOString()}>
            {now - change.at < JUST_NOW ? t('boardNow') : nearDay(change.at, now)}
          </time>
          {change.by && (
            <span className="by">
              {people.byId.get(change.by.id)?.name ?? change.by.name ?? t('unknownPerson')}
            </span>
          )}
        </>
      )}
    </td>
  )
}
