/** The page's heading: who one is, and what waits, in a sentence. */
import { useEffect, useReducer } from 'react'
import type { OwnItem } from '../../shared/protocol/api.ts'
import { t } from '../app/language.ts'
import { serverNow } from '../app/serverClock.ts'
import { FirstDue } from './Due.tsx'
import { calledName, greetingAt } from './greeting.ts'
import { sortItems } from './ownItems.ts'

const MINUTE = 60_000

interface Props {
  /** `''`: not known yet. */
  name: string
  /** `null`: not known yet. */
  items: readonly OwnItem[] | null
}

export function Greeting({ name, items }: Props) {
  useEveryMinute()
  return (
    <div className="greeting">
      <h1>{t(greetingAt(serverNow()), { name: calledName(name) })}</h1>
      {items !== null && <Lead items={items} />}
    </div>
  )
}

function Lead({ items }: { items: readonly OwnItem[] }) {
  const { waiting, written } = sortItems(items)
  const [first] = waiting
  if (first === undefined) return null
  return (
    <p>
      {t('notReady', { n: waiting.length })} <FirstDue own={first} />{' '}
      {written.length > 0 && t('writtenNotReady', { n: written.length })}
    </p>
  )
}

/** A page that stands open over night says good morning. */
function useEveryMinute(): void {
  const [, pass] = useReducer((before: number) => before + 1, 0)
  useEffect(() => {
    const timer = setInterval(pass, MINUTE)
    return () => clearInterval(timer)
  }, [])
}
