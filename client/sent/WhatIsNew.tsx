/** «Nyt siden version 1»: what a later version brought, changed and left out, each with a link; and on from one to the next. */
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { Paper, PaperItem } from '../../shared/paper/paper.ts'
import { itemsGone, nameOfItem, paperItems } from '../../shared/paper/paperReading.ts'
import { t } from '../app/language.ts'
import { ChangeMark } from './ChangeMark.tsx'
import { goToItem } from './PaperOutline.tsx'

interface Props {
  paper: Paper
  /** The version before; `null`: there is none, or it is not here. */
  before: Paper | null
}

export const changedItems = (paper: Paper): PaperItem[] =>
  paperItems(paper).filter(({ change }) => change !== null)

export function WhatIsNew({ paper, before }: Props) {
  const { edition } = paper
  if (edition.is !== 'version' || edition.number === 1) return null
  const changed = changedItems(paper)
  const gone = before === null ? [] : itemsGone(before, paper)
  return (
    <details className="what-is-new" open>
      <summary>
        {t('newSinceVersion', { number: String(edition.number - 1) })}{' '}
        <span className="count">{t('changedCount', { n: changed.length + gone.length })}</span>
      </summary>
      {changed.length + gone.length === 0 && <p>{t('nothingNewSince')}</p>}
      <ul>
        {changed.map((item) => (
          <li key={item.id}>
            <ChangeMark change={item.change} />
            <a
              href={`#item-${item.id}`}
              lang={AGENDA_LANGUAGE}
              onClick={({ detail }) => goToItem(item.id, detail === 0)}
            >
              {nameOfItem(item) || t('untitled')}
            </a>
          </li>
        ))}
        {gone.map((item) => (
          <li key={item.id}>
            <span className="change-mark" data-change="gone">
              {t('sentGone')}
            </span>
            <s lang={AGENDA_LANGUAGE}>{nameOfItem(item) || t('untitled')}</s>
          </li>
        ))}
      </ul>
    </details>
  )
}
