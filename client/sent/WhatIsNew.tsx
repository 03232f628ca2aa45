/** «Nyt siden version 1»: what a later version brought, changed and left out, each with a link; folded on a phone, where the text comes first. */
import { useState } from 'react'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { ChangedFact } from '../../shared/paper/changedFacts.ts'
import type { ChangedPart } from '../../shared/paper/changedParts.ts'
import type { PaperItem } from '../../shared/paper/paper.ts'
import { nameOfItem } from '../../shared/paper/paperReading.ts'
import { t } from '../app/language.ts'
import { ChangeMark, isNews } from './ChangeMark.tsx'
import { CompareBar } from './CompareBar.tsx'
import { factInWords } from './factInWords.ts'
import { goToItem } from './PaperOutline.tsx'
import { partsInWords } from './partsInWords.ts'
import type { Compared } from './useComparison.ts'

interface Props {
  compared: Compared
  /** What is said of the meeting otherwise. */
  facts: readonly ChangedFact[]
  items: readonly PaperItem[]
}

const isPhone = (): boolean => matchMedia('(max-width: 640px)').matches

export function WhatIsNew({ compared, facts, items }: Props) {
  const { since, found, earlier } = compared
  const [isOpen] = useState(() => !isPhone())
  if (earlier.length === 0) return null
  const changed = items.filter(isNews)
  const gone = found?.gone ?? []
  const n = facts.length + changed.length + gone.length
  return (
    <details className="what-is-new" open={isOpen}>
      <summary>
        {since === null ? (
          t('changesNotShown')
        ) : (
          <>
            {t('newSinceVersion', { number: String(since) })}{' '}
            <span className="count">{t('changedCount', { n })}</span>
          </>
        )}
      </summary>
      <CompareBar compared={compared} />
      {since !== null && <List {...{ facts, changed, found }} />}
    </details>
  )
}

interface ListProps extends Pick<Props, 'facts'>, Pick<Compared, 'found'> {
  changed: readonly PaperItem[]
}

function List({ facts, changed, found }: ListProps) {
  const gone = found?.gone ?? []
  return (
    <>
      {facts.length + changed.length + gone.length === 0 && <p>{t('nothingNewSince')}</p>}
      <ul>
        {facts.map((fact) => (
          <li key={fact.is}>
            <ChangeMark change="changed" />
            {factInWords(fact)}
          </li>
        ))}
        {changed.map((item) => (
          <li key={item.id}>
            <span className="change-marks">
              <ChangeMark {...item} isShort />
            </span>
            <a
              href={`#item-${item.id}`}
              lang={AGENDA_LANGUAGE}
              onClick={({ detail }) => goToItem(item.id, detail === 0)}
            >
              {nameOfItem(item) || t('untitled')}
            </a>
            <More parts={found?.marked.get(item.id)?.parts ?? []} from={item.movedFrom ?? ''} />
          </li>
        ))}
        {gone.map((item) => (
          <li key={item.item}>
            <span className="change-mark" data-change="gone">
              {t('sentGone')}
            </span>
            <del lang={AGENDA_LANGUAGE}>{nameOfItem(item) || t('untitled')}</del>
          </li>
        ))}
      </ul>
    </>
  )
}

interface MoreProps {
  parts: readonly ChangedPart[]
  /** The number that it had; empty: it was not moved, or had none. */
  from: string
}

function More({ parts, from }: MoreProps) {
  const before = from === '' ? [] : [t('sentBefore', { number: from })]
  const words = [...(parts.length === 0 ? [] : [partsInWords(parts)]), ...before]
  return words.length === 0 ? null : <span className="changed-parts">{words.join(' · ')}</span>
}
