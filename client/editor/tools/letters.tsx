/** Signs of the formats as Danish Word has them: letters that look as what they do. */
import { t } from '../../app/language.ts'

export const BoldLetter = () => (
  <b className="tool-letter" aria-hidden="true">
    {t('letterBold')}
  </b>
)

export const ItalicLetter = () => (
  <i className="tool-letter" aria-hidden="true">
    {t('letterItalic')}
  </i>
)

export const UnderlineLetter = () => (
  <u className="tool-letter" aria-hidden="true">
    {t('letterUnderline')}
  </u>
)
