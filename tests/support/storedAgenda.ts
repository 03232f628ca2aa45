/** What is on disk, read without a server. */
import * as Y from 'yjs'
import { openStorage } from '../../server/storage/open.ts'
import { sentenceOf, wordsIn } from './writer.ts'

/** The agenda's document as the next server would load it. */
export async function readStored(dataDir: string, agenda: string): Promise<Y.Doc> {
  const storage = await openStorage({ dataDir })
  try {
    const stored = await storage.log.load(agenda)
    const doc = new Y.Doc()
    Y.applyUpdate(doc, stored!.state)
    return doc
  } finally {
    await storage.close()
  }
}

/** The words of the sentence that everybody writes in. */
export const storedWords = async (dataDir: string, agenda: string): Promise<string[]> =>
  wordsIn(sentenceOf(await readStored(dataDir, agenda))!.toString())
