/** All keys, on one page. F1 opens it, and Ctrl and `/` where that is a key of its own. */
import { useEffect } from 'react'
import { t } from '../../app/language.ts'
import { COMMENT_KEY } from '../../threads/useThreadsOfPage.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { SIGN } from '../choosing/typedReference.ts'
import { ACTIONS } from '../tools/actions.ts'
import type { EditorTools } from '../tools/toolState.ts'
import { keyName } from './keyNames.ts'

export function KeysDialog({ tools }: { tools: EditorTools }) {
  return (
    <Dialog heading={t('allKeys')} className="keys-dialog" onClose={() => tools.show({ keysShown: false })}>
      {groups().map(({ heading, keys }) => (
        <section key={heading}>
          <h3>{heading}</h3>
          <dl>
            {keys.map(([what, ...names]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>
                  {names.map((name) => (
                    <kbd key={name}>{name}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}

interface Group {
  heading: string
  /** What is done, and the keys that do it. */
  keys: (readonly [string, ...string[]])[]
}

const groups = (): Group[] => [
  {
    heading: t('keysText'),
    keys: [
      ...ACTIONS.flatMap(({ label, key }) => (key === undefined ? [] : [[t(label), keyName(key)] as const])),
      [t('commentThis'), keyName(COMMENT_KEY)],
      [t('insertMenu'), '/'],
      [t('actionReference'), SIGN.item],
      [t('actionMention'), SIGN.person],
      [t('keysPastePlain'), keyName('Mod-Shift-v')],
      [t('undoStep'), keyName('Mod-z')],
      [t('redoStep'), keyName('Mod-Shift-z'), keyName('Mod-y')],
    ],
  },
  {
    heading: t('keysLists'),
    keys: [
      [t('keysListAsTyped'), '-', '1.', '>'],
      [t('keysIndent'), keyName('Tab'), keyName('Shift-Tab')],
      [t('keysMoveListItem'), keyName('Alt-ArrowUp'), keyName('Alt-ArrowDown')],
      [t('keysNextCell'), keyName('Tab'), keyName('Shift-Tab')],
    ],
  },
  {
    heading: t('keysGo'),
    keys: [
      [t('keysRegions'), keyName('F6'), keyName('Shift-F6')],
      [t('searchIn'), keyName('Mod-Shift-f')],
      [t('keysNextText'), keyName('Tab'), keyName('Shift-Tab')],
      [t('keysLeaveList'), keyName('Escape'), keyName('Tab')],
      [t('keysToolbar'), keyName('Alt-F10')],
      [t('keysMoveItem'), keyName('Alt-ArrowUp'), keyName('Alt-ArrowDown'), '←', '→'],
      [t('allKeys'), 'F1'],
    ],
  },
]

/** Opens the list of keys by key, wherever one is in the agenda. */
export function useKeysKey(tools: EditorTools | undefined): void {
  useEffect(() => {
    if (tools === undefined) return
    const onKeyDown = (event: KeyboardEvent) => {
      // On a Danish keyboard Ctrl+Shift+7 types a `/`, and makes a list.
      const isSlash =
        event.key === '/' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (event.key !== 'F1' && !isSlash) return
      event.preventDefault()
      tools.show({ keysShown: true, slash: null, choosing: null, linkForm: null })
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [tools])
}
