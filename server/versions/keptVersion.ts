/** The bytes of a version, made once and put among the agenda's files before anybody is told of it. */
import { paperName } from '../../shared/paper/paperName.ts'
import { type MakingStep, VERSION_FORMATS } from '../../shared/protocol/versions.ts'
import type { Exporting } from '../exchange/exporting.ts'
import { FORMATS } from '../exchange/formats/formats.ts'
import type { FileStore, KeptAs, NewVersion, ReceivedFile } from '../storage/storage.ts'
import type { VersionDraft } from './readVersion.ts'

export interface KeptVersion {
  files: NewVersion['files']
  /** What its files are called where they are saved, without an ending. */
  name: string
  /** To be called when the version is made, or is not. */
  letGo(): Promise<void>
}

/** @param onStep told how far it is @throws ExportBroken, ExportBusy, DiskFull, StorageUnavailable; nothing is kept then */
export async function keepVersion(
  { files, exporting }: { files: FileStore; exporting: Pick<Exporting, 'write'> },
  { source, agenda }: VersionDraft,
  onStep: (step: MakingStep) => void = () => {},
): Promise<KeptVersion> {
  const { paper } = source
  const formats = VERSION_FORMATS.filter((format) => FORMATS[format] !== undefined)
  const written = (await exporting.write(source, formats, {
    onWait: (before) => onStep({ is: 'waiting', before }),
    onStep: (step) => onStep({ is: 'writing', ...step }),
  }))!
  onStep({ is: 'keeping' })
  const papers: [KeptAs, typeof paper][] = [['paper', paper]]
  if (paper.edition.is === 'version' && paper.edition.kind === 'supplement') papers.push(['agenda', agenda])
  const all = [
    ...papers.map(([as, value]) => ({ as, bytes: jsonOf(value), type: 'application/json' })),
    ...written.map(({ format, bytes, type }) => ({ as: format as KeptAs, bytes, type })),
  ]
  const received: ReceivedFile[] = []
  const letGo = async () => void (await Promise.all(received.map((file) => file.letGo())))
  try {
    for (const { bytes } of all) {
      const file = await files.receive(inOnePiece(bytes), bytes.length)
      received.push(file)
      await file.keep(paper.agenda)
    }
  } catch (error) {
    await letGo()
    throw error
  }
  const kept = received.map(({ hash, bytes }, index) => {
    const { as, type } = all[index]!
    return { as, hash, bytes, type }
  })
  return { files: kept, name: paperName(paper), letGo }
}

const jsonOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value))

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
