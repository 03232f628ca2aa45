/** Whether the typesetter can draw a council's logo, to its last byte: a picture that ends too soon would be left out of every PDF. */
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { LogoType } from '../../../../shared/council/paperLook.ts'
import { NOTHING_THERE } from './typesetter.ts'

/** Where the typesetter finds one. */
export const LOGO_PATHS = {
  'image/png': '/logo.png',
  'image/jpeg': '/logo.jpg',
  'image/svg+xml': '/logo.svg',
} as const satisfies Record<LogoType, string>

export function isDrawn(type: LogoType, bytes: Uint8Array): boolean {
  const path = LOGO_PATHS[type]
  const compiler = NodeCompiler.create({ workspace: NOTHING_THERE })
  try {
    compiler.mapShadow(`${NOTHING_THERE}${path}`, Buffer.from(bytes))
    const { result } = compiler.compile({ mainFileContent: `#image("${path}", width: 6cm)` })
    return result !== null && compiler.pdf(result).length > 0
  } catch {
    return false
  } finally {
    compiler.evictCache(0)
  }
}
