import { expect, test } from 'vitest'
import { type MailMember, withoutMail } from '../../../client/sending/withoutMail.ts'

const member = (id: string, email: string, alias?: string): MailMember => ({
  ...{ id, name: `Frk. ${id}`, email },
  aliases: alias === undefined ? [] : [{ id: alias, name: alias }],
})

const NAMES = new Map([['jakob', 'Jakob Eiby']])

test('[Z254] who gets no mail is told with what they are responsible for: members without an address, and who is no member', () => {
  const members = [member('karen', 'k@x.dk', 'karen-in-file'), member('bo', ''), member('ida', '')]
  const rows = [
    { number: '2.6', responsibles: ['jakob', 'karen'] },
    { number: '2.7', responsibles: ['jakob', 'bo', 'karen-in-file', 'unknown'] },
    { number: '', responsibles: ['jakob'] },
  ]
  expect(withoutMail(members, rows, (id) => NAMES.get(id))).toEqual([
    { name: 'Frk. bo', numbers: ['2.7'] },
    { name: 'Frk. ida', numbers: [] },
    { name: 'Jakob Eiby', numbers: ['2.6', '2.7'] },
  ])
})
