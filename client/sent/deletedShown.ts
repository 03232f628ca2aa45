/** Whether what was deleted since an earlier version is shown in a sent agenda, for this browser. */
import { remembered } from './remembered.ts'

export const useDeletedShown = remembered('deleted-words', false, (kept) => kept === 'true')
