/** The head of the comments: how many wait, «Åbne / Løste», and ways on. */

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { ItemId } from '../../shared/agenda/document.ts'
import { t } from '../app/language.ts'
import { ToggleGroup } from '../ui/ToggleGroup.tsx'
import { useDesk, useDeskState, useUnsent } from './deskContext.ts'
import { draftOf } from './drafts.ts'
import { threadsPath } from './threadAddress.ts'
import { useOpenThreads, useOpenThreadsIn } from './useThreads.ts'

interface Props {
  heading: string
  /** Whose comments these are; `null`: those of all. */
  item?: ItemId | null
  /** Leads to the next thread; `null`: there is none. */
  onNext?: (() => void) | null
  /** What is told where one sees no card. */
  children?: ReactNode
}

const SHOWN = ['open', 'resolved'] as const

export function PanelHead({ heading, item = null, onNext = null, children }: Props) {
  const desk = useDesk()
  const shows = useDeskState(({ shows }) => shows)
  const inAll = useOpenThreads()
  const inItem = useOpenThreadsIn(item ?? '')
  return (
    <div className="threads-head">
      <h2>{heading}</h2>
      <span className="threads-count">{t('commentsOpen', { n: item === null ? inAll : inItem })}</span>
      {onNext !== null && (
        <button
          type="button"
          className="threads-next"
          aria-label={t('nextComment')}
          title={t('nextComment')}
          onClick={onNext}
        >
          <span aria-hidden="true">↓</span>
        </button>
      )}
      <button
        type="button"
        className="threads-close"
        aria-label={t('closeComments')}
        onClick={() => {
          desk.close()
          document.querySelector<HTMLElement>('.threads-button')?.focus()
        }}
      >
        <span aria-hidden="true">✕</span>
      </button>
      <ToggleGroup
        className="threads-filter"
        label={t('commentsShown')}
        choices={SHOWN}
        isOn={(one) => shows === one}
        words={(one) => t(one === 'open' ? 'commentsShowOpen' : 'commentsShowResolved')}
        onPress={(one) => desk.showOpen(one)}
      />
      <UnsentElsewhere />
      <Link className="threads-all" href={threadsPath(location.pathname)}>
        {t('allComments')}
      </Link>
      {children}
    </div>
  )
}

/** How many drafts one has besides the one that one is at, and the way to the next of them. */
function UnsentElsewhere() {
  const desk = useDesk()
  const unsent = useUnsent()
  const focused = useDeskState(({ focused }) => focused)
  const isHere = ({ name }: { name: string }) => draftOf(name).thread === focused
  const elsewhere = unsent.filter((draft) => !isHere(draft))
  const next = unsent.slice(unsent.findLastIndex(isHere) + 1).find((draft) => !isHere(draft)) ?? elsewhere[0]
  if (next === undefined) return null
  return (
    <button type="button" className="link-button threads-unsent" onClick={() => desk.goOn(next.name)}>
      {t('draftsElsewhere', { n: elsewhere.length })}
    </button>
  )
}
