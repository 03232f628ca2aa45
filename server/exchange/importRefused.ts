/** Why a file is not imported: one sentence, for whoever chose the file. */
import type { da } from '../../shared/language/da.ts'
import { translator } from '../../shared/language/translate.ts'

/** The sentences of `da.ts` that say why. */
export type RefusalKey = Extract<keyof typeof da, `importRefused${string}`>

/** The file makes no agenda; `message` is the Danish sentence of `key`. */
export class ImportRefused extends Error {
  override name = 'ImportRefused'
  readonly key: RefusalKey

  constructor(key: RefusalKey) {
    super(translator('da')(key))
    this.key = key
  }
}
