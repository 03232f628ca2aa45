/** What the secretariat can do with the people of its council, over HTTP. */
import type { PersonId } from '../../shared/agenda/document.ts'
import type {
  ChangeRole,
  Invited,
  InviteMember,
  JoinName,
  NameItems,
  Role,
} from '../../shared/protocol/api.ts'
import { ApiError, postJson, readJson } from '../app/api.ts'
import { t } from '../app/language.ts'

/** Each rejects with what `sentenceOf` can say. */
export interface PeopleActions {
  invite(invitation: InviteMember): Promise<Invited>
  sendAgain(member: PersonId): Promise<Invited>
  changeRole(member: PersonId, role: Role): Promise<unknown>
  remove(member: PersonId): Promise<unknown>
  /** In how many items of drafts a name is responsible. */
  countItems(name: PersonId): Promise<number>
  /** Whose a name from agendas is; `null` parts them again. */
  setWhoseName(name: PersonId, member: PersonId | null): Promise<unknown>
}

/** @param onLost called when it turns out that one is not of the secretariat any more */
export function peopleActions(council: string, onLost: () => void): PeopleActions {
  const post = async <T>(path: string, body: object): Promise<T> => {
    try {
      return await postJson<T>(path, body)
    } catch (error) {
      if (error instanceof ApiError && error.status === 403) onLost()
      throw error
    }
  }
  const at = (...parts: string[]) =>
    ['/api/councils', ...[council, ...parts].map(encodeURIComponent)].join('/')
  return {
    invite: (invitation) => post(at('invitations'), invitation),
    sendAgain: (member) => post(at('members', member, 'invitation'), {}),
    changeRole: (member, role) => post(at('members', member, 'role'), { role } satisfies ChangeRole),
    remove: (member) => post(at('members', member, 'removal'), {}),
    countItems: async (name) => (await readJson<NameItems>(at('names', name, 'items'))).items,
    setWhoseName: (name, member) => post(at('names', name, 'member'), { member } satisfies JoinName),
  }
}

/** Why something was not done, in one sentence. */
export const sentenceOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : t('actionFailed')
