/** The language of what an import reports. */
import { translator } from '../../../shared/language/translate.ts'

export const say = translator('da')
