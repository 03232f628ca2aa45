/** Words of one's own that are in this browser and can go nowhere any more, to be copied; nothing where there are none. */
import { type ReactNode, useEffect, useState } from 'react'
import type { LeftText } from '../keeping/database.ts'
import { WordsToCopy } from './WordsToCopy.tsx'
import './connection.css'

interface Props {
  id: string
  find: () => Promise<readonly LeftText[]>
  /** What they are, for who does not see where they stand. */
  label: string
  /** Of the list, where it has a name of its own. */
  listLabel?: string
  /** What is said above them. */
  children: ReactNode
}

export function WordsLeft({ id, find, label, listLabel, children }: Props) {
  const [texts, setTexts] = useState<readonly LeftText[]>([])
  useEffect(() => {
    let isShown = true
    void find().then((found) => isShown && setTexts(found))
    return () => {
      isShown = false
    }
  }, [find])
  if (texts.length === 0) return null
  return (
    <section className="connection-notice" data-tone="bad" aria-label={label}>
      {children}
      <WordsToCopy id={id} texts={texts} {...(listLabel !== undefined && { label: listLabel })} />
    </section>
  )
}
