/** Puts a version into the storage as one that was sent, without waiting for words on their way: for those who read it. */
import type { Storage, ToldOfVersion } from '../../server/storage/storage.ts'
import type { AttachmentId } from '../../shared/agenda/document.ts'
import type { Paper } from '../../shared/paper/paper.ts'

interface Wishes {
  paper: Paper
  /** Who sends it. */
  person: string
  name?: string
  /** Files of its attachments, each of these words. */
  attachments?: Readonly<Record<AttachmentId, string>>
  /** Who is told of it. */
  told?: readonly ToldOfVersion[]
}

type Stores = Pick<Storage, 'versions' | 'files'>

export async function putVersion({ versions, files }: Stores, wishes: Wishes): Promise<void> {
  const { paper, person, name = 'Dagsorden', attachments = {}, told = [] } = wishes
  const { agenda, edition } = paper
  if (edition.is !== 'version') throw new Error('a draft was not sent')
  const { number, kind, at } = edition
  const kept = async (words: string, type: string) => {
    const bytes = new TextEncoder().encode(words)
    const file = await files.receive(inOnePiece(bytes), bytes.length)
    await file.keep(agenda)
    await file.letGo()
    return { hash: file.hash, bytes: file.bytes, type }
  }
  await versions.begin({ ...{ agenda, kind, name, note: '', person, at } })
  const json = await kept(JSON.stringify(paper), 'application/json')
  const given = Object.entries(attachments).map(async ([id, words]) => ({
    ...{ id, name: id, ...(await kept(words, 'text/plain')) },
  }))
  await versions.finish({
    ...{ agenda, number, at, hash: json.hash, items: 1, seq: 1, fileName: name, mails: [] },
    files: [
      { as: 'paper', ...json },
      { as: 'html', ...(await kept('<p>Papiret</p>', 'text/html')) },
    ],
    attachments: await Promise.all(given),
    told,
    meeting: { council: paper.council, title: paper.title, startsAt: paper.startsAt },
  })
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
