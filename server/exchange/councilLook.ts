/** How a council's papers look now, with the bytes of its logo: what every export and every version is drawn with. */
import type { PaperLook } from '../../shared/council/paperLook.ts'
import type { Directory } from '../storage/storage.ts'

export interface CouncilLook {
  look: PaperLook
  /** `null`: it has none. */
  logo: Uint8Array | null
}

export async function readCouncilLook(
  directory: Pick<Directory, 'councilSettings' | 'logo'>,
  council: string,
): Promise<CouncilLook> {
  const { logo, font, colour } = (await directory.councilSettings(council)).paper
  const kept = logo && (await directory.logo(council, logo.hash))
  return { look: { logo: kept && logo, font, colour }, logo: kept?.bytes ?? null }
}
