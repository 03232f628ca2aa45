import { expect, test } from 'vitest'
import { isTroubled, lateInWords, lostInWords } from '../../../client/sending/mailInWords.ts'
import type { MailFailure, TroubledMail } from '../../../shared/protocol/versions.ts'

const AT = new Date(2024, 0, 17, 8, 41).getTime()

const mail = (name: string, failure: MailFailure | null, nextAt = AT): TroubledMail => ({
  ...{ number: 2, name, address: `${name.toLowerCase()}@eksempel.dk`, is: 'waiting', failure, nextAt },
})

test('[Z250] of mail that could not be sent it is told to whom, why and when it is tried again, of each reason for itself', () => {
  const mails = [
    mail('Karen', 'no-answer'),
    mail('Bo', 'address', AT - 1),
    mail('Ida', 'no-answer', AT + 9e6),
  ]
  expect(lateInWords(mails, AT - 1)).toEqual([
    'Mailen om version 2 kunne ikke sendes endnu til Karen og Ida. Mailserveren svarer ikke. Der prøves igen kl. 08.41.',
    'Mailen om version 2 kunne ikke sendes endnu til Bo (bo@eksempel.dk). Mailserveren afviser adressen. Der prøves igen om et øjeblik.',
  ])
  const many = Array.from({ length: 12 }, (_, nth) => mail(`P${nth}`, 'not-yet'))
  expect(lateInWords(many, 0)[0]).toContain(
    'endnu til 12 personer. Mailserveren tager ikke imod den lige nu.',
  )
})

test('[Z251] of mail that was given up everybody is named, with the address that was written to', () => {
  const lost = { ...mail('Bo', 'refused'), is: 'given-up' } as const
  expect(lostInWords([lost])).toEqual([
    'Mailen om version 2 nåede ikke frem til Bo (bo@eksempel.dk). Mailserveren afviser mailen.',
  ])
  expect([lost, mail('Ida', null), mail('Ida', 'address')].map(isTroubled)).toEqual([true, false, true])
})
