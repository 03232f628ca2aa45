/** Whom a version was mailed to, for the secretariat: how many, and at a press who; kept up while some of it is on its way. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { VersionMail } from '../../shared/protocol/versions.ts'
import { listOf, t } from '../app/language.ts'
import { MailTrouble } from './MailTrouble.tsx'
import { isTroubled, mailsInWords } from './mailInWords.ts'
import { useOutgoing } from './outgoing.ts'

/** While some is on its way it is asked so often (milliseconds), so many times: what a mail server does not take is told by the server. */
const EVERY = 2000
const TIMES = 15

/** So many are named without a press. */
const MOST_SHOWN = 6

interface Props {
  number: number
  /** What is told while nothing is known. */
  otherwise?: string
}

export function MailsOf({ number, otherwise = '' }: Props) {
  const mails = useMails(number)
  if (mails === null || mails.length === 0) return otherwise === '' ? null : <p>{otherwise}</p>
  const fine = mails.filter((mail) => !isTroubled(mail))
  const troubled = mails.filter(isTroubled).map((mail) => ({ ...mail, number }))
  const names = listOf(fine.map(({ name }) => name))
  return (
    <>
      {fine.length > MOST_SHOWN ? (
        <details className="version-mails">
          <summary>{mailsInWords(fine)}</summary>
          <p>{names}</p>
        </details>
      ) : (
        fine.length > 0 && (
          <div className="version-mails">
            <p>{t('named', { what: mailsInWords(fine).replace(/\.$/, ''), who: names })}</p>
          </div>
        )
      )}
      <MailTrouble mails={troubled} />
    </>
  )
}

/** @returns `null`: not known */
function useMails(number: number): VersionMail[] | null {
  const { versions } = useOutgoing()
  const { actions } = versions
  // The server tells when it is tried, in vain or not.
  const told = useSyncExternalStore(versions.subscribe, () => versions.known().troubled)
  const [mails, setMails] = useState<VersionMail[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told is asked for anew
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const look = async (left: number) => {
      const known = await actions.mails(number).catch(() => null)
      if (isOver) return
      if (known !== null) setMails(known)
      if (known?.some((mail) => mail.is === 'waiting' && !isTroubled(mail)) && left > 0)
        timer = setTimeout(() => void look(left - 1), EVERY)
    }
    void look(TIMES)
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [actions, number, told])
  return mails
}
