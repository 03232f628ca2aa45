/** «Dansk | English»: the language of the interface, for this browser. Pressing it leaves the caret where it is. */
import { LANGUAGES, type Language } from '../../shared/language/languages.ts'
import { chooseLanguage, t, useLanguage } from '../app/language.ts'
import './languageSwitch.css'

export function LanguageSwitch() {
  const now = useLanguage()
  return (
    // biome-ignore lint/a11y/useSemanticElements: two buttons in a line are no set of fields
    <div className="language-switch" role="group" aria-label={t('language')}>
      {(Object.keys(LANGUAGES) as Language[]).map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === now}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => chooseLanguage(language)}
        >
          {LANGUAGES[language].name}
        </button>
      ))}
    </div>
  )
}
