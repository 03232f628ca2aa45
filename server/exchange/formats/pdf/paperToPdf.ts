/** An agenda as PDF: PDF/UA-1, or as near to it as it can be had. Nobody is left without a file. */
import type { ExportSource, FormatTold } from '../formats.ts'
import { LOGO_PATHS } from './drawnLogo.ts'
import { printedPaperOf } from './printedPaperOf.ts'
import { NotSet, type Setting, Typesetter } from './typesetter.ts'

/** What no letter of any font is like stands as this. */
const UNKNOWN = '\ufffd'

type Setter = Pick<Typesetter, 'set'>

let typesetter: Setter | null = null

/** One for this thread: its letters take a moment to be read, and stay. */
function ours(): Setter {
  typesetter ??= new Typesetter()
  return typesetter
}

/**
 * The same source gives the same bytes.
 * @param told what had to be left; and its pages, when they are set
 * @param setter a test gives one that refuses
 */
export function paperToPdf(
  { paper, logo, origin }: ExportSource,
  { note, begins }: FormatTold,
  setter: Setter = ours(),
): Uint8Array {
  const type = paper.look.logo?.type
  const path = logo === null || type === undefined ? null : LOGO_PATHS[type]
  const withLogo: Setting = {
    paper: printedPaperOf(paper, path, origin),
    files: new Map(path === null ? [] : [[path, logo!]]),
    asStandard: true,
    onSet: (pages) => begins('saving', pages),
  }
  const without: Setting = { ...withLogo, paper: { ...withLogo.paper, logo: null }, files: new Map() }
  const ways: [note: string, Setting][] = [
    ['', withLogo],
    ...(path === null ? [] : [["The council's logo cannot be set.", without] as [string, Setting]]),
    ['It cannot be PDF/UA-1, and is a tagged PDF.', { ...without, asStandard: false }],
  ]
  let last: unknown
  for (const [told, setting] of ways) {
    try {
      const bytes = setWithLetters(setter, setting)
      if (told !== '') note(told)
      return bytes
    } catch (error) {
      if (!(error instanceof NotSet)) throw error
      last = error
    }
  }
  throw last
}

/** What Typst says of letters that no font has, as Rust writes strings. */
const NO_LETTER = /the text `\\?"(.+?)\\?"` could not be displayed/gu

/** Letters that no font has, the standard does not allow; Typst tells all that it met. */
function setWithLetters(setter: Setter, setting: Setting): Uint8Array {
  try {
    return setter.set(setting)
  } catch (error) {
    const letters = error instanceof NotSet && setting.asStandard ? lettersIn(error.said) : ''
    if (letters === '') throw error
    const missing = new Set(letters)
    const paper = withoutLetters(setting.paper, missing)
    return setter.set({ ...setting, paper })
  }
}

const lettersIn = (said: string): string =>
  [...said.matchAll(NO_LETTER)]
    .map(([, letters]) =>
      letters!.replace(/\\+u\{([0-9a-f]+)\}/g, (_, code: string) =>
        String.fromCodePoint(Number.parseInt(code, 16)),
      ),
    )
    .join('')

function withoutLetters<T>(value: T, missing: ReadonlySet<string>): T {
  if (typeof value === 'string')
    return Array.from(value, (letter) => (missing.has(letter) ? UNKNOWN : letter)).join('') as T
  if (Array.isArray(value)) return value.map((one) => withoutLetters(one, missing)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, withoutLetters(one, missing)]),
  ) as T
}
