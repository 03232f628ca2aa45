/** Words of one line, with what is new in them and, where it is shown, what was deleted. */
import { Fragment } from 'react'
import type { Words as MarkedWords } from '../../shared/paper/markItem.ts'
import { t } from '../app/language.ts'
import { DELETED_HERE } from './deletedShown.ts'

interface Props {
  words: readonly MarkedWords[]
  hasDeleted: boolean
}

export function Words({ words, hasDeleted }: Props) {
  return words.map(({ text, change }, at) => {
    const key = at
    const isInstead = hasDeleted && words[at - 1]?.change === 'deleted'
    if (change === 'inserted')
      return (
        <ins key={key} className={isInstead ? 'instead' : undefined}>
          {text}
        </ins>
      )
    if (change === 'deleted')
      return hasDeleted ? (
        <del key={key}>{text}</del>
      ) : (
        <button key={key} type="button" className={DELETED_HERE} aria-label={t('deletedHere')} />
      )
    return <Fragment key={key}>{text}</Fragment>
  })
}
