/** The bell itself, with how much is unread: a number beside the picture, and in its name. */
import { t } from '../app/language.ts'

/** More are not counted. */
const MOST = 99

export function BellButton({ unread, onPress }: { unread: number; onPress: () => void }) {
  return (
    <button
      type="button"
      className="bell"
      aria-haspopup="dialog"
      aria-label={t('notificationsUnread', { n: unread })}
      title={t('notifications')}
      onClick={onPress}
    >
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <path
          d="M10 2.5a5 5 0 0 0-5 5v3.2L3.5 13.5h13L15 10.7V7.5a5 5 0 0 0-5-5Z M8 15.5a2 2 0 0 0 4 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinejoin="round"
        />
      </svg>
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread > MOST ? `${MOST}+` : unread}
        </span>
      )}
    </button>
  )
}
