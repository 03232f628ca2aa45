/** «Papirets udseende»: a council's logo, its letters and its colour, and how they look together. */
import { useEffect, useId, useRef, useState } from 'react'
import {
  CHANGES_SHOWN,
  contrastOnWhite,
  DEFAULT_LOOK,
  isColourCode,
  isPaperColour,
  LONGEST_ALT,
  PAPER_FONTS,
  type PaperFont,
  whatIsWrongWith,
} from '../../shared/council/paperLook.ts'
import type { PaperRules } from '../../shared/council/settings.ts'
import { AGENDA_LANGUAGE, LANGUAGES } from '../../shared/language/languages.ts'
import { LARGEST_LOGO_BYTES, type LogoKept } from '../../shared/protocol/api.ts'
import { ApiError } from '../app/api.ts'
import { t, useLanguage } from '../app/language.ts'
import { Problem, type Problems, wrongAt } from './Problem.tsx'

interface Props {
  paper: PaperRules
  problems: Problems
  /** Another whenever something was saved. */
  saved: number
  /** Where the server has a logo's bytes. @param hash of them */
  logoAt: (hash: string) => string
  keepLogo: (file: File) => Promise<LogoKept>
  onChange: (paper: Partial<PaperRules>) => void
}

export function PaperEditor({ paper, saved, problems, logoAt, keepLogo, onChange }: Props) {
  return (
    <>
      <LogoChoice
        {...{ logo: paper.logo, saved, problems, logoAt, keepLogo }}
        onChange={(logo) => onChange({ logo })}
      />
      <fieldset>
        <legend>{t('paperFont')}</legend>
        {PAPER_FONTS.map((font) => (
          <label key={font} className="check">
            <input
              type="radio"
              name="paper-font"
              checked={paper.font === font}
              onChange={() => onChange({ font })}
            />
            <span className="paper-font" data-font={font}>
              {t('paperFontName', { font })}
            </span>
          </label>
        ))}
      </fieldset>
      <ColourChoice colour={paper.colour} problems={problems} onChange={(colour) => onChange({ colour })} />
      <Preview {...{ paper, logoAt }} />
      <fieldset>
        <legend>{t('changesShown')}</legend>
        {CHANGES_SHOWN.map((changes) => (
          <label key={changes} className="check">
            <input
              type="radio"
              name="changes-shown"
              checked={paper.changes === changes}
              onChange={() => onChange({ changes })}
            />
            {t('changesShownHow', { changes })}
          </label>
        ))}
      </fieldset>
      <label className="check">
        <input
          type="checkbox"
          checked={paper.mailsPdf}
          onChange={({ target }) => onChange({ mailsPdf: target.checked })}
        />
        {t('mailsPdf')}
      </label>
    </>
  )
}

type Logo = PaperRules['logo']

interface LogoProps extends Pick<Props, 'saved' | 'problems' | 'logoAt' | 'keepLogo'> {
  logo: Logo
  onChange: (logo: Logo) => void
}

function LogoChoice({ logo, saved, problems, logoAt, keepLogo, onChange }: LogoProps) {
  const [told, tell] = useState('')
  const [failure, setFailure] = useState('')
  // What was to be saved is: there is nothing to remember.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever something was saved
  useEffect(() => tell(''), [saved])
  const chooser = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const name = useId()
  const hint = useId()
  const take = async (file: File) => {
    setFailure('')
    tell('')
    if (file.size > LARGEST_LOGO_BYTES) return setFailure(t('logoTooLarge'))
    tell(t('logoSending'))
    try {
      const kept = await keepLogo(file)
      onChange({ ...kept, alt: logo?.alt ?? '' })
      tell(t('logoTaken'))
    } catch (error) {
      tell('')
      setFailure(error instanceof ApiError ? error.message : t('logoFailed'))
    }
  }
  return (
    <fieldset className="logo-choice">
      <legend id={name}>{t('paperLogo')}</legend>
      {logo !== null && <img className="logo-preview" src={logoAt(logo.hash)} alt={logo.alt} />}
      <div className="logo-ways">
        <button
          ref={button}
          type="button"
          className="button"
          aria-describedby={hint}
          onClick={() => chooser.current?.click()}
        >
          {t(logo === null ? 'logoChoose' : 'logoChooseOther')}
        </button>
        {logo !== null && (
          <button
            type="button"
            className="button"
            onClick={() => {
              onChange(null)
              setFailure('')
              tell(t('logoRemoved'))
              button.current?.focus()
            }}
          >
            {t('logoRemove')}
          </button>
        )}
        <input
          ref={chooser}
          hidden
          type="file"
          aria-labelledby={name}
          accept="image/png,image/jpeg,image/svg+xml"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file !== undefined) void take(file)
            // The same file can be chosen again.
            target.value = ''
          }}
        />
        <span id={hint} className="about">
          {t('logoHint')}
        </span>
      </div>
      <span role="status" className="about">
        {told}
      </span>
      {failure !== '' && (
        <p className="notice" role="alert">
          {failure}
        </p>
      )}
      {logo !== null && (
        <AltText alt={logo.alt} problems={problems} onChange={(alt) => onChange({ ...logo, alt })} />
      )}
    </fieldset>
  )
}

function AltText({
  alt,
  problems,
  onChange,
}: {
  alt: string
  problems: Problems
  onChange: (alt: string) => void
}) {
  const hint = useId()
  return (
    <>
      <label className="narrow">
        {t('logoAlt')}
        <input
          className="line-input"
          value={alt}
          lang={AGENDA_LANGUAGE}
          maxLength={LONGEST_ALT}
          aria-describedby={hint}
          {...wrongAt(problems, 'paper/alt')}
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
      <span id={hint} className="about">
        {t('logoAltHint')}
      </span>
      <Problem problems={problems} at="paper/alt" />
    </>
  )
}

interface ColourProps {
  colour: string
  problems: Problems
  onChange: (colour: string) => void
}

/** Chosen by eye, or written as the council's guide to its looks gives it. Which is too pale is said at once, and not saved. */
function ColourChoice({ colour, problems, onChange }: ColourProps) {
  const name = useId()
  const { locale } = LANGUAGES[useLanguage()]
  const isColour = isColourCode(colour)
  const contrast = isColour ? contrastOnWhite(colour) : null
  const ratio = contrast?.toLocaleString(locale, { maximumFractionDigits: 1 })
  const isPale = !isPaperColour(colour)
  const at = 'paper/colour'
  const shown = isPale && problems.length === 0 ? [{ at, sentence: whatIsWrongWith(colour) }] : problems
  return (
    <fieldset>
      <legend id={name}>{t('paperColour')}</legend>
      <div className="colour-choice">
        <input
          type="color"
          aria-labelledby={name}
          value={isColour ? colour : DEFAULT_LOOK.colour}
          onChange={({ target }) => onChange(target.value)}
        />
        <input
          className="line-input"
          aria-label={t('paperColourCode')}
          value={colour}
          spellCheck={false}
          {...wrongAt(shown, at)}
          onChange={({ target }) => onChange(target.value.trim().toLowerCase())}
        />
        {ratio !== undefined && <span className="about">{t('paperContrast', { ratio })}</span>}
      </div>
      <Problem problems={shown} at={at} />
    </fieldset>
  )
}

function Preview({ paper: { logo, font, colour }, logoAt }: Pick<Props, 'paper' | 'logoAt'>) {
  const ink = isPaperColour(colour) ? colour : DEFAULT_LOOK.colour
  return (
    <figure className="paper-preview" style={{ borderTopColor: ink }}>
      <figcaption className="about">{t('paperPreview')}</figcaption>
      {logo !== null && <img src={logoAt(logo.hash)} alt="" />}
      <p className="paper-preview-heading" style={{ color: ink }}>
        {t('paperSampleHeading')}
      </p>
      <p className="paper-font" data-font={font satisfies PaperFont}>
        {t('paperSampleText')}
      </p>
    </figure>
  )
}
