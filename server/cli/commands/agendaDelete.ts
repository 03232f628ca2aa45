/** `agenda delete`: marks the agenda; whoever owns its room closes it and removes it, and that is waited for. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Command } from 'commander'
import { DataDirInUse, type DataDirLock, holdDataDir } from '../../storage/sqlite/lock.ts'
import type { Directory } from '../../storage/storage.ts'
import { type Context, Refusal } from '../context.ts'
import { command } from '../help.ts'

/** A running server looks every second; after this long (ms) something is wrong with it. */
const LONGEST_WAIT = 30_000
const LOOK_EVERY = 200

export function agendaDelete({ settings, withStorage, print, confirm }: Context): Command {
  return command('delete', {
    does: 'Deletes an agenda for good, log and files included, and prints what was deleted. Asks, unless --yes.',
    example: 'agenda delete a3f9 --yes',
    refused: 'no such agenda, or the answer was no',
  })
    .argument('<AGENDA>', "the agenda's id")
    .option('--yes', 'do not ask')
    .action(async (id: string, { yes }: { yes?: true }) => {
      await withStorage(async ({ directory }) => {
        const agenda = (await directory.agenda(id)) ?? (await directory.agendaPutAway(id))
        if (!agenda) throw new Refusal(`There is no agenda ${id}.`)
        const { title } = agenda.facts
        const sure = yes ?? (await confirm(`Delete «${title}» of ${agenda.council.name} for good?`))
        if (!sure) throw new Refusal('Nothing was deleted; --yes deletes without asking.')
        await directory.markAgendaDeleted(id)
        await remove(directory, settings().dataDir, id)
        print(JSON.stringify({ id, council: agenda.council.name, title }))
      })
    })
}

/** Removes it itself where no server runs, holding the lock meanwhile; else waits for the server. */
async function remove(directory: Directory, dataDir: string, id: string): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT; waited += LOOK_EVERY) {
    if (!(await directory.agendasMarkedDeleted()).includes(id)) return
    if (await removeHolding(directory, dataDir, id)) return
    await delay(LOOK_EVERY)
  }
  throw new Refusal(`Agenda ${id} is marked as deleted, but the server has not removed it yet.`)
}

async function removeHolding(directory: Directory, dataDir: string, id: string): Promise<boolean> {
  const lock = lockUnlessInUse(dataDir)
  if (!lock) return false
  try {
    await directory.removeAgenda(id)
  } finally {
    lock.release()
  }
  return true
}

function lockUnlessInUse(dataDir: string): DataDirLock | null {
  try {
    return holdDataDir(dataDir)
  } catch (error) {
    if (error instanceof DataDirInUse) return null
    throw error
  }
}
