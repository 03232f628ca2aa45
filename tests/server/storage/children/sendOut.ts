/** Sends an agenda out, as a server does. */
import { openStorage } from '../../../../server/storage/open.ts'
import { senderOn } from '../../../support/senderOn.ts'

const [, , dataDir] = process.argv
const storage = await openStorage({ dataDir: dataDir! })
{
  await using on = await senderOn(storage)
  const [agenda, karen] = [await storage.directory.agenda('a'), await storage.directory.person('karen')]
  await on.sender.send(agenda!, karen!, { kind: 'whole', name: 'Til mødet', note: '' })
}
await storage.close()
