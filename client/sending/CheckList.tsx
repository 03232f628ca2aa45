/** What an agenda lacks before it is sent, item by item: each leads to the very place, and one comes back. */
import { type MouseEvent, useId, useState } from 'react'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import { firstThreadIn } from '../news/OpenThreads.tsx'
import { commentAddress, goToItem, goToThread } from '../progress/goToMissing.ts'
import { Lacks } from '../progress/Lacks.tsx'
import { StatusChip } from '../progress/StatusChip.tsx'
import { type CheckedRow, type Checks, inTheWay } from './checks.ts'
import { useOutgoing } from './outgoing.ts'
import type { GoToPlace } from './useGoToPlace.ts'

interface Props {
  checks: Checks
  /** Closes the window. */
  onFollow: GoToPlace
}

export function CheckList({ checks, onFollow }: Props) {
  const { rows, withoutReason } = checks
  const list = useId()
  const [isAll, showAll] = useAllShown()
  const isLong = rows.length > FEW + 1
  const found = inTheWay(checks)
  if (rows.length === 0)
    return (
      <p className="send-all-good">
        <span aria-hidden="true">✓ </span>
        {t('sendAllGood', { n: checks.items })}
      </p>
    )
  return (
    <>
      <ul className="send-sums">
        {found.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {withoutReason > 0 && <li className="soft">{t('sendWithoutReason', { n: withoutReason })}</li>}
      </ul>
      <ul id={list} className="send-checks">
        {(isLong && !isAll ? rows.slice(0, FEW) : rows).map((row) => (
          <Row key={row.id} row={row} onFollow={onFollow} />
        ))}
      </ul>
      {isLong && (
        <button
          type="button"
          className="button send-show-all"
          aria-expanded={isAll}
          aria-controls={list}
          onClick={() => showAll(!isAll)}
        >
          {isAll ? t('sendShowFew') : t('sendShowAll', { n: rows.length })}
        </button>
      )}
    </>
  )
}

/** Of a long list so many are shown until one asks for all: what is chosen below stays within reach, by keys and on a phone. */
const FEW = 5

/** For who mends some of them, and comes back. */
function useAllShown(): [boolean, (isAll: boolean) => void] {
  const { sending } = useOutgoing().versions
  const [isAll, setAll] = useState(sending.showsAll)
  const show = (isAll: boolean) => {
    sending.showsAll = isAll
    setAll(isAll)
  }
  return [isAll, show]
}

function Row({ row, onFollow }: { row: CheckedRow; onFollow: Props['onFollow'] }) {
  const { id, kind, number, title, status, missing, openThreads } = row
  const { session } = useAgenda()
  const first = openThreads === 0 ? null : firstThreadIn(session, id)
  const follow = (go: () => void, address: string) => (event: MouseEvent) => {
    event.preventDefault()
    onFollow(go, address)
  }
  return (
    <li>
      <p className="send-check">
        <a href={`#item-${id}`} onClick={follow(() => goToItem(id), `item-${id}`)}>
          {number} <span lang={AGENDA_LANGUAGE}>{title || t('untitled')}</span>
        </a>
        {kind === 'item' && <StatusChip status={status.is} />}
        {first !== null && (
          <a
            href={`#${commentAddress(first.thread)}`}
            onClick={follow(() => goToThread(first.thread), commentAddress(first.thread))}
          >
            {t('openThreads', { n: openThreads })}
          </a>
        )}
      </p>
      {missing.length > 0 && <Lacks id={id} missing={missing} label={t('lacksLabel')} onFollow={onFollow} />}
    </li>
  )
}
