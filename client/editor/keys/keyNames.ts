/** Keys as they are written for people: «Ctrl+Skift+7», on a Mac «⌘⇧7». */
import { t } from '../../app/language.ts'

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** @param key as ProseMirror names it: `Mod-Shift-7`, `Alt-ArrowUp` */
export function keyName(key: string): string {
  return key
    .split('-')
    .map(partName)
    .join(isMac ? '' : '+')
}

function partName(part: string): string {
  switch (part) {
    case 'Mod':
      return isMac ? '⌘' : 'Ctrl'
    case 'Shift':
      return isMac ? '⇧' : t('keyShift')
    case 'Alt':
      return isMac ? '⌥' : 'Alt'
    case 'ArrowUp':
      return '↑'
    case 'ArrowDown':
      return '↓'
    case 'Escape':
      return 'Esc'
    case 'Enter':
    case 'Tab':
      return part
    default:
      return part.toUpperCase()
  }
}
