/** The directory as the server sees it: reads here, writes in the writer's thread. */
import type { AgendaId, PersonId } from '../../../../shared/agenda/document.ts'
import type { Language } from '../../../../shared/language/languages.ts'
import type { Role } from '../../../../shared/protocol/api.ts'
import type { Actor } from '../../../../shared/record/recordEvent.ts'
import type { FileFolder } from '../../files/fileFolder.ts'
import type {
  Council,
  Directory,
  KeptLogo,
  NewAgenda,
  Person,
  Session,
  SettingsChange,
  SignInLink,
} from '../../storage.ts'
import type { Connection } from '../connection.ts'
import type { Thread } from '../thread.ts'
import type { WriterProcedures } from '../writerThread.ts'
import { DirectoryReads } from './reads.ts'

/** Every method is `async`, so that what a read throws is a rejection. */
export class SqliteDirectory implements Directory {
  readonly #reads: DirectoryReads
  readonly #writer: Thread<WriterProcedures>
  readonly #files: Pick<FileFolder, 'removeAll'>

  constructor(
    connection: Connection,
    writer: Thread<WriterProcedures>,
    files: Pick<FileFolder, 'removeAll'>,
  ) {
    this.#reads = new DirectoryReads(connection)
    this.#writer = writer
    this.#files = files
  }

  async person(id: PersonId) {
    return this.#reads.person(id)
  }

  async personByEmail(email: string) {
    return this.#reads.personByEmail(email)
  }

  async people() {
    return this.#reads.people()
  }

  async language(person: PersonId) {
    return this.#reads.language(person)
  }

  async saveLanguage(person: PersonId, language: Language) {
    await this.#writer.call('saveLanguage', person, language)
  }

  async council(id: string) {
    return this.#reads.council(id)
  }

  async councilByName(name: string) {
    return this.#reads.councilByName(name)
  }

  async councils() {
    return this.#reads.councils()
  }

  async councilSettings(council: string) {
    return this.#reads.councilSettings(council)
  }

  async revisedSettings(council: string) {
    return this.#reads.revisedSettings(council)
  }

  async changeCouncilSettings(council: string, change: SettingsChange) {
    return this.#writer.call('changeCouncilSettings', council, change)
  }

  async keepLogo(council: string, logo: KeptLogo) {
    return this.#writer.call('keepLogo', council, logo)
  }

  async logo(council: string, hash: string) {
    return this.#reads.logo(council, hash)
  }

  async memberships(person: PersonId) {
    return this.#reads.memberships(person)
  }

  async councilPeople(council: string) {
    return this.#reads.councilPeople(council)
  }

  async role(person: PersonId, council: string) {
    return this.#reads.role(person, council)
  }

  async aliases(person: PersonId, council: string) {
    return this.#reads.aliases(person, council)
  }

  async savePerson(person: Person) {
    await this.#writer.call('savePerson', person)
  }

  async saveCouncil(council: Council) {
    await this.#writer.call('saveCouncil', council)
  }

  async saveMember(council: string, person: PersonId, role: Role | null) {
    await this.#writer.call('saveMember', council, person, role)
  }

  async saveAlias(council: string, name: PersonId, member: PersonId | null) {
    return this.#writer.call('saveAlias', council, name, member)
  }

  async agenda(id: AgendaId) {
    return this.#reads.agenda(id)
  }

  async agendas() {
    return this.#reads.agendas()
  }

  async createAgenda(agenda: NewAgenda) {
    await this.#writer.call('createAgenda', agenda)
  }

  async putAgendaAway(id: AgendaId, by: Actor, at: number) {
    return this.#writer.call('putAgendaAway', id, by, at)
  }

  async takeAgendaBack(id: AgendaId, by: Actor, at: number) {
    return this.#writer.call('takeAgendaBack', id, by, at)
  }

  async agendaPutAway(id: AgendaId) {
    return this.#reads.agendaPutAway(id)
  }

  async agendasPutAway() {
    return this.#reads.agendasPutAway()
  }

  async markPutAwayDeleted(before: number, at: number) {
    return this.#writer.call('markPutAwayDeleted', before, at)
  }

  async markAgendaDeleted(id: AgendaId, by: Actor = { program: 'command-line' }, only?: 'put-away') {
    await this.#writer.call('markAgendaDeleted', id, by, Date.now(), only === 'put-away')
  }

  async agendasMarkedDeleted() {
    return this.#reads.agendasMarkedDeleted()
  }

  async removeAgenda(id: AgendaId) {
    // Marked first: whatever stops this half-way, nobody sees half an agenda, and its owner begins again.
    await this.markAgendaDeleted(id, { program: 'server' })
    await this.#files.removeAll(id)
    while (await this.#writer.call('removeSome', id));
    await this.#writer.call('removeRest', id)
  }

  async saveSignInLink(link: SignInLink) {
    await this.#writer.call('saveSignInLink', link)
  }

  async signInLink(tokenHash: string) {
    return this.#reads.signInLink(tokenHash)
  }

  async useSignInLink(tokenHash: string, now: number) {
    return this.#writer.call('useSignInLink', tokenHash, now)
  }

  async saveSession(session: Session) {
    await this.#writer.call('saveSession', session)
  }

  async session(tokenHash: string) {
    return this.#reads.session(tokenHash)
  }

  async touchSession(tokenHash: string, seenAt: number) {
    await this.#writer.call('touchSession', tokenHash, seenAt)
  }

  async endSession(tokenHash: string) {
    await this.#writer.call('endSession', tokenHash)
  }

  async endSessions(person: PersonId) {
    await this.#writer.call('endSessions', person)
  }

  async forgetExpired(now: number, limits: { sessionAge: number; sessionIdle: number }) {
    await this.#writer.call('forgetExpired', now, limits)
  }

  async changes() {
    return this.#reads.changes()
  }
}
