import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '../../../server/storage/storage.ts'
import { DEFAULT_LOOK } from '../../../shared/council/paperLook.ts'
import type { Paper } from '../../../shared/paper/paper.ts'
import { paperOf } from '../../../shared/paper/paperOf.ts'
import type { Meeting } from '../../../shared/protocol/versions.ts'
import { agenda, item } from '../../support/agenda.ts'
import { makeAgenda, makeCouncil, type TestCouncil } from '../../support/council.ts'
import { putVersion } from '../../support/putVersion.ts'
import { openWebApp, type WebApp } from '../../support/webApp.ts'

let app: WebApp
let rådet: TestCouncil

beforeAll(async () => {
  app = await openWebApp()
  rådet = await makeCouncil(app.directory)
})
afterAll(() => app.close())

async function meetingsOf(person: Person): Promise<Meeting[]> {
  const response = await app.fetch('/api/me/meetings', { headers: { cookie: await app.cookieOf(person) } })
  return (await response.json()) as Meeting[]
}

function paper(id: string, number: number, facts: Partial<Paper> = {}): Paper {
  const drawn = paperOf(agenda().item(item('AI')).doc(), {
    ...{ agenda: id, look: DEFAULT_LOOK, nameOf: () => null, namesOf: () => [] },
    edition: { is: 'version', number, at: number * 1000, kind: 'whole' },
  })!
  return { ...drawn, ...facts }
}

const send = (sent: Paper) => putVersion(app.storage, { paper: sent, person: rådet.people.secretariat.id })

test('[Z126] a participant is told of what was sent, as it was sent last, the next meeting first; nobody else is, and of no draft', async () => {
  const { participant, secretariat, reader, outsider } = rådet.people
  const other = await makeAgenda(app.directory, rådet.council, 'Kladde')
  const { id } = rådet.agenda
  expect(await meetingsOf(participant)).toEqual([])
  await send(paper(id, 1, { title: 'Møde 1', startsAt: '2024-03-01T10:00' }))
  await send(
    paper(id, 2, { title: 'Møde 1, flyttet', startsAt: '2024-03-02T10:00', endsAt: '2024-03-03T09:00' }),
  )
  expect(await meetingsOf(participant)).toEqual([
    {
      ...{ id, council: rådet.council, title: 'Møde 1, flyttet', startsAt: '2024-03-02T10:00' },
      ...{
        endsAt: '2024-03-03T09:00',
        place: expect.any(String),
        version: { number: 2, kind: 'whole', name: 'Dagsorden', at: 2000, whole: 2 },
      },
    },
  ])
  await send(paper(other.id, 1, { title: 'Møde 0', startsAt: '2024-02-01T10:00' }))
  expect((await meetingsOf(participant)).map(({ title }) => title)).toEqual(['Møde 0', 'Møde 1, flyttet'])
  for (const person of [secretariat, reader, outsider]) expect(await meetingsOf(person)).toEqual([])
  await app.directory.saveMember(rådet.council.id, participant.id, null)
  expect(await meetingsOf(participant)).toEqual([])
})
