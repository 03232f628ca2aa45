/** Whom a version was mailed to, for the secretariat: how many, and at a press who; kept up while some of it is on its way. */
import { useEffect, useState } from 'react'
import type { VersionMail } from '../../shared/protocol/versions.ts'
import { listOf, t } from '../app/language.ts'
import { mailsInWords } from './mailInWords.ts'
import { useOutgoing } from './outgoing.ts'

/** While some is on its way it is asked so often (milliseconds), so many times: what a mail server does not take comes much later. */
const EVERY = 2000
const TIMES = 15

interface Props {
  number: number
  /** What is told while nothing is known. */
  otherwise?: string
}

export function MailsOf({ number, otherwise = '' }: Props) {
  const mails = useMails(number)
  if (mails === null || mails.length === 0) return otherwise === '' ? null : <p>{otherwise}</p>
  const late = mails.filter(({ is }) => is === 'given-up').map(({ name }) => name)
  return (
    <>
      <details className="version-mails">
        <summary>{mailsInWords(mails)}</summary>
        <p>{listOf(mails.filter(({ is }) => is !== 'given-up').map(({ name }) => name))}</p>
      </details>
      {late.length > 0 && <p className="send-warning">{t('versionMailGivenUp', { names: listOf(late) })}</p>}
    </>
  )
}

/** @returns `null`: not known */
function useMails(number: number): VersionMail[] | null {
  const { actions } = useOutgoing().versions
  const [mails, setMails] = useState<VersionMail[] | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const look = async (left: number) => {
      const known = await actions.mails(number).catch(() => null)
      if (isOver) return
      if (known !== null) setMails(known)
      if (known?.some(({ is }) => is === 'waiting') && left > 0)
        timer = setTimeout(() => void look(left - 1), EVERY)
    }
    void look(TIMES)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [actions, number])
  return mails
}
