/** Roles of people on a server that runs in a process of its own. */
import { openStorage } from '../../server/storage/open.ts'

/** Makes every member one of the secretariat, where a test is about writing and not about who may. A running server knows at once. */
export async function letAllWriteEverything(dataDir: string): Promise<void> {
  const storage = await openStorage({ dataDir })
  const { directory } = storage
  for (const person of await directory.people())
    for (const { council } of await directory.memberships(person.id))
      await directory.saveMember(council.id, person.id, 'secretariat')
  await storage.close()
}
