/** Who gets no mail of a sending and may be expected to: members without an address, and responsibles who are no members. */
import type { PersonId } from '../../shared/agenda/document.ts'
import type { CouncilMember } from '../../shared/protocol/api.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'

export interface WithoutMail {
  name: string
  /** Of the items that they are responsible for, in their order. */
  numbers: string[]
}

export type MailMember = Pick<CouncilMember, 'id' | 'name' | 'email' | 'sentMail' | 'aliases'>

/** @param nameOf `undefined`: not known @returns members first, then those of the items in their order; each once */
export function withoutMail(
  members: readonly MailMember[],
  rows: readonly Pick<LiveProgress, 'number' | 'responsibles'>[],
  nameOf: (person: PersonId) => string | undefined,
): WithoutMail[] {
  const memberOf = new Map(
    members.flatMap((member) => [member.id, ...member.aliases.map(({ id }) => id)].map((id) => [id, member])),
  )
  const found = new Map<string, WithoutMail>()
  const add = (key: string, name: string, numbers: readonly string[]) => {
    const before = found.get(key)?.numbers ?? []
    found.set(key, { name, numbers: [...new Set([...before, ...numbers])] })
  }
  for (const { id, name, email } of members) if (email === '') add(id, name, [])
  for (const { number, responsibles } of rows)
    for (const person of responsibles) {
      const member = memberOf.get(person)
      const name = member?.name ?? nameOf(person)
      if (name === undefined || (member !== undefined && member.email !== '')) continue
      add(member?.id ?? name, name, number === '' ? [] : [number])
    }
  return [...found.values()]
}
