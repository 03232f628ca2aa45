/** `/api/councils/<id>/members`, `/invitations` and `/names`: who is in a council, for its secretariat to see and to change. */
import express, { type Request } from 'express'
import { z } from 'zod'
import type { PersonId } from '../../shared/agenda/document.ts'
import {
  type ChangeRole,
  type CouncilMember,
  type CouncilMembers,
  type Invited,
  type InviteMember,
  type JoinName,
  type NameItems,
  ROLES,
  type Role,
} from '../../shared/protocol/api.ts'
import type { RecordEvent } from '../../shared/record/recordEvent.ts'
import {
  changeRole,
  invite,
  isMember,
  isName,
  joinName,
  MembersRefused,
  partName,
  removeMember,
} from '../accounts/members.ts'
import type { SignedIn } from '../accounts/sessions.ts'
import { INVITATION_AGE, linkPath, type SignInLinks } from '../accounts/signInLinks.ts'
import { countOpenItems } from '../exchange/countOpenItems.ts'
import { invitationMail } from '../mail/invitationMail.ts'
import type { Mail } from '../mail/mail.ts'
import type { Log } from '../observability/log.ts'
import type { Recorder } from '../record/recorder.ts'
import type {
  Council,
  Directory,
  NotificationStore,
  Person,
  PersonOfCouncil,
  UpdateLog,
} from '../storage/storage.ts'
import { openCouncilAsSecretariat, personOfCouncil } from './authorize.ts'
import { HttpProblem } from './problem.ts'
import { limitInvitations, limitSendingAgain } from './rateLimits.ts'
import { pathPart, type Route } from './route.ts'
import { speechFor } from './speech.ts'

export interface MemberDeps {
  directory: Directory
  updateLog: Pick<UpdateLog, 'load'>
  links: SignInLinks
  mail: Mail
  log: Log
  recorder: Recorder
  notifications: NotificationStore
  /** The address in links, without a slash at the end. */
  address: () => string
}

/** What each of these routes begins with. */
interface Asked {
  request: Request
  council: Council
  /** Of the secretariat. */
  by: Person
}

export function memberRoutes(deps: MemberDeps): Route[] {
  const json = express.json({ limit: '4kb' })
  return [
    {
      method: 'get',
      path: '/api/councils/:id/members',
      access: 'signed-in',
      handle: async (request, response, who) => {
        const { council } = await asked(deps, request, who)
        response.json(await membersOf(deps, council))
      },
    },
    {
      method: 'post',
      path: '/api/councils/:id/invitations',
      access: 'signed-in',
      before: [json, limitInvitations(), limitSendingAgain()],
      handle: async (request, response, who) => {
        response.status(201).json(await inviteMember(deps, await asked(deps, request, who)))
      },
    },
    {
      method: 'post',
      path: '/api/councils/:id/members/:member/invitation',
      access: 'signed-in',
      before: [limitInvitations(), limitSendingAgain()],
      handle: async (request, response, who) => {
        const all = await asked(deps, request, who)
        const { person, role } = await memberAsked(deps, all)
        await record(deps, all, { is: 'link-made', whom: person.id })
        response.json(await sendInvitation(deps, all, person, role!))
      },
    },
    {
      method: 'post',
      path: '/api/councils/:id/members/:member/role',
      access: 'signed-in',
      before: [json],
      handle: async (request, response, who) => {
        const all = await asked(deps, request, who)
        const member = await memberAsked(deps, all)
        const to = roleIn(request)
        await orConflict(changeRole(deps.directory, all.council, member, to))
        if (to !== member.role)
          await record(deps, all, { is: 'role-set', whom: member.person.id, from: member.role, to })
        response.status(204).end()
      },
    },
    {
      method: 'post',
      path: '/api/councils/:id/members/:member/removal',
      access: 'signed-in',
      handle: async (request, response, who) => {
        const all = await asked(deps, request, who)
        const member = await memberAsked(deps, all)
        await orConflict(removeMember(deps.directory, all.council, member))
        await record(deps, all, { is: 'role-set', whom: member.person.id, from: member.role, to: null })
        response.status(204).end()
      },
    },
    {
      method: 'get',
      path: '/api/councils/:id/names/:name/items',
      access: 'signed-in',
      handle: async (request, response, who) => {
        const { council } = await asked(deps, request, who)
        const { person } = await personOfCouncil(deps.directory, council, pathPart(request, 'name'), isName)
        response.json({ items: await countOpenItems(deps, council, person.id) } satisfies NameItems)
      },
    },
    {
      method: 'post',
      path: '/api/councils/:id/names/:name/member',
      access: 'signed-in',
      before: [json],
      handle: async (request, response, who) => {
        await orConflict(setWhoseName(deps, await asked(deps, request, who)))
        response.status(204).end()
      },
    },
  ]
}

/** @throws HttpProblem when it is not the secretariat of this council who asks */
async function asked({ directory }: MemberDeps, request: Request, { person }: SignedIn): Promise<Asked> {
  const council = await openCouncilAsSecretariat(directory, person, pathPart(request, 'id'))
  return { request, council, by: person }
}

const memberAsked = ({ directory }: MemberDeps, { request, council }: Asked) =>
  personOfCouncil(directory, council, pathPart(request, 'member'), isMember)

async function membersOf(
  { directory, notifications }: Pick<MemberDeps, 'directory' | 'notifications'>,
  council: Council,
): Promise<CouncilMembers> {
  const people = await directory.councilPeople(council.id)
  const member = async ({ person, role, hasSignedIn, aliases }: PersonOfCouncil): Promise<CouncilMember> => {
    const { id, name, email } = person
    const { sent } = await notifications.choices(id)
    return {
      ...{ id, name, email: email ?? '', role: role!, hasSignedIn, aliases },
      ...(sent !== 'at-once' && { sentMail: sent }),
    }
  }
  return {
    council: { id: council.id, name: council.name },
    members: await Promise.all(people.filter(isMember).map(member)),
    names: people.filter(isName).map(({ person: { id, name } }) => ({ id, name })),
  }
}

async function inviteMember(deps: MemberDeps, all: Asked): Promise<Invited> {
  const { directory } = deps
  const { council } = all
  const { of, ...invitation } = readInvitation(all.request)
  const name = of === undefined ? null : await personOfCouncil(directory, council, of, isName)
  const person = await orConflict(invite(directory, council, invitation, name))
  await record(deps, all, { is: 'invited', whom: person.id, role: invitation.role })
  return sendInvitation(deps, all, person, invitation.role)
}

/** That a mail cannot be sent undoes nothing: it can be sent again. */
async function sendInvitation(
  { links, mail, address, log }: MemberDeps,
  { request, council, by }: Asked,
  person: Person,
  role: Role,
): Promise<Invited> {
  const { t } = speechFor(request)
  const token = await links.make(person, '/', INVITATION_AGE)
  const to = { name: person.name, email: person.email ?? '' }
  const url = `${address()}${linkPath(token)}`
  try {
    await mail.send(invitationMail({ to, council: council.name, by, role, url, token }, t))
    return { name: person.name, isMailed: true }
  } catch (error) {
    log.error({ event: 'mail.failed', error })
    return { name: person.name, isMailed: false }
  }
}

async function setWhoseName(deps: MemberDeps, all: Asked): Promise<void> {
  const { directory } = deps
  const { request, council } = all
  const { member: id } = bodyOf<JoinName>(request)
  if (id === null) {
    const alias = await aliasAsked(directory, council, request)
    await partName(directory, council, alias.name)
    await record(deps, all, { is: 'parted', ...alias })
    return
  }
  const name = await personOfCouncil(directory, council, pathPart(request, 'name'), isName)
  if (typeof id !== 'string') throw new HttpProblem(400)
  const member = await personOfCouncil(directory, council, id, isMember)
  await joinName(directory, council, name, member)
  await record(deps, all, { is: 'joined', name: name.person.id, whom: member.person.id })
}

/** @throws HttpProblem 404 when it is no name that was joined with somebody of this council */
async function aliasAsked(
  directory: Directory,
  council: Council,
  request: Request,
): Promise<{ name: PersonId; whom: PersonId }> {
  const name = pathPart(request, 'name')
  const people = await directory.councilPeople(council.id)
  const whose = people.find(({ aliases }) => aliases.some(({ id }) => id === name))
  if (!whose) throw new HttpProblem(404)
  return { name, whom: whose.person.id }
}

const record = ({ recorder }: MemberDeps, { council, by }: Asked, event: RecordEvent): Promise<void> =>
  recorder.record(council.id, { person: by.id }, event)

// ── What comes ───────────────────────────────────────────────────────────────────────────────────────────────────────

const LONGEST_NAME = 100
const LONGEST_ADDRESS = 254

/** Letters that nobody sees could make one name look like another, or a line of a mail end. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}]/gu

/** @throws HttpProblem 400, with a sentence for what is wrong */
function readInvitation(request: Request): InviteMember {
  const { name: given, email: address, of } = bodyOf<InviteMember>(request)
  const name = typeof given === 'string' ? given.replace(/\s+/g, ' ').replace(UNSEEN, '').trim() : ''
  if (name === '' || name.length > LONGEST_NAME) throw new HttpProblem(400, 'inviteNoName')
  const email = z
    .email()
    .max(LONGEST_ADDRESS)
    .safeParse(typeof address === 'string' ? address.trim() : '')
  if (!email.success) throw new HttpProblem(400, 'signInBadEmail')
  if (of !== undefined && typeof of !== 'string') throw new HttpProblem(400)
  return { name, email: email.data, role: roleIn(request), ...(of !== undefined && { of }) }
}

function roleIn(request: Request): Role {
  const { role } = bodyOf<ChangeRole>(request)
  if (!ROLES.some((known) => known === role)) throw new HttpProblem(400)
  return role!
}

function bodyOf<T extends object>({ body }: Request): Partial<T> {
  return (body ?? {}) as Partial<T>
}

/** What the rules of members refuse is said in their own sentence. */
async function orConflict<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw error instanceof MembersRefused ? new HttpProblem(409, error.sentence) : error
  }
}
