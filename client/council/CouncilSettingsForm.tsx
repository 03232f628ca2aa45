/**
 * A council's settings, edited and saved as a whole. Who saves over what a colleague has saved meanwhile is told, and loses nothing: what
 * both changed in different parts is put together, and of a part that both changed one chooses.
 */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { TemplateField } from '../../shared/agenda/document.ts'
import { problemsIn } from '../../shared/council/checkSettings.ts'
import { changedParts, mergeSettings, type SettingsPart, withParts } from '../../shared/council/parts.ts'
import type { CouncilSettings } from '../../shared/council/settings.ts'
import { type ShippedTemplate, shippedTemplate } from '../../shared/council/templates.ts'
import type {
  CouncilPerson,
  CouncilSettingsAnswer,
  FieldsAdded,
  LogoKept,
  SaveSettings,
  SettingsSaved,
} from '../../shared/protocol/api.ts'
import { ApiError } from '../app/api.ts'
import { listOf, t } from '../app/language.ts'
import { draftOf, settingsOf, templateDraft } from './draft.ts'
import { FieldsEditor } from './FieldsEditor.tsx'
import { PaperEditor } from './PaperEditor.tsx'
import { PhrasesEditor } from './PhrasesEditor.tsx'
import { Problem, wrongAt } from './Problem.tsx'
import { RulesEditor } from './RulesEditor.tsx'
import { StandingEditor } from './StandingEditor.tsx'
import { TemplateChoice } from './TemplateChoice.tsx'

export interface SettingsActions {
  /** @throws ApiError 409 when somebody has saved meanwhile */
  save(settings: SaveSettings): Promise<SettingsSaved>
  /** Brings fields of the template into the drafts that are there. @param keys of the fields */
  addFields(keys: string[]): Promise<FieldsAdded>
  /** Brings a logo's bytes to the server, which keeps them; the settings name it when they are saved. @throws ApiError */
  keepLogo(file: File): Promise<LogoKept>
  /** Where the server has a logo's bytes. @param hash of them */
  logoAt(hash: string): string
  /** What is saved now. */
  read(): Promise<CouncilSettingsAnswer>
}

interface Props {
  answer: CouncilSettingsAnswer
  people: readonly CouncilPerson[]
  actions: SettingsActions
}

/** Fields that the template has gained, and how many drafts do not have them. */
interface Gained {
  fields: readonly TemplateField[]
  drafts: number
}

/** A colleague has saved meanwhile. */
interface Conflict {
  theirs: CouncilSettings
  both: readonly SettingsPart[]
}

export function CouncilSettingsForm({ answer, people, actions }: Props) {
  const [base, setBase] = useState({ settings: answer.settings, revision: answer.revision })
  const [draft, setDraft] = useState(() => draftOf(answer.settings))
  /** How often one has asked to save. */
  const [asked, ask] = useState(0)
  const isAsked = asked > 0
  const [isBusy, setBusy] = useState(false)
  const [told, tell] = useState('')
  const [failure, setFailure] = useState<string | null>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const [gained, setGained] = useState<Gained | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const saveButton = useRef<HTMLButtonElement>(null)
  const latest = useRef(draft)
  latest.current = draft
  const settings = settingsOf(draft)
  const isDirty = changedParts(base.settings, settings).length > 0
  const problems = isAsked ? problemsIn(settings) : []
  useAskBeforeLeaving(isDirty)
  const change = (change: Partial<typeof draft>) => {
    tell('')
    setDraft((before) => ({ ...before, ...change }))
  }
  const takeTemplate = (which: ShippedTemplate) => {
    change(templateDraft(shippedTemplate(which)))
    tell(t('templateTaken', { name: t('shippedTemplateName', { which }) }))
  }

  const meetConflict = async () => {
    const theirs = await actions.read()
    // With what was typed while the answers were on their way.
    const merged = mergeSettings(base.settings, settingsOf(latest.current), theirs.settings)
    setBase({ settings: theirs.settings, revision: theirs.revision })
    setDraft(draftOf(merged.settings))
    setConflict({ theirs: theirs.settings, both: merged.both })
  }
  const save = async () => {
    setBusy(true)
    setFailure(null)
    try {
      const { revision, drafts } = await actions.save({ revision: base.revision, settings })
      const fields = fieldsGained(base.settings, settings)
      setGained(fields.length > 0 && drafts > 0 ? { fields, drafts } : null)
      setBase({ settings, revision })
      setConflict(null)
      tell(t('settingsSaved'))
    } catch (error) {
      const isConflict = error instanceof ApiError && error.status === 409
      await (isConflict ? meetConflict() : Promise.reject(error)).catch((reason: unknown) =>
        setFailure(reason instanceof ApiError ? reason.message : t('settingsNotSaved')),
      )
    } finally {
      setBusy(false)
    }
  }
  const addToDrafts = async ({ fields }: Gained) => {
    setFailure(null)
    try {
      const { drafts } = await actions.addFields(fields.map(({ key }) => key))
      setGained(null)
      tell(t('fieldsAddedToDrafts', { drafts }))
      saveButton.current?.focus()
    } catch (error) {
      setFailure(error instanceof ApiError ? error.message : t('fieldsNotAdded'))
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isBusy || !isDirty) return
    ask(asked + 1)
    const found = problemsIn(settings)
    if (found.length === 0) void save()
    else setFailure(t('settingsToMend', { n: found.length }))
  }
  const count = problems.length
  // Where it is to be mended, once that is drawn; and what was mended is said no more.
  useEffect(() => {
    if (!isAsked) return
    if (count === 0) setFailure(null)
  }, [isAsked, count])
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever one has asked anew
  useEffect(() => {
    if (failure !== null)
      form.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]')
        ?.scrollIntoView({ block: 'center' })
    // It is in sight already: scrolling anew would stop on the way, with its label behind the head.
    if (failure !== null)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus({ preventScroll: true })
  }, [failure, asked])

  return (
    <form ref={form} className="settings-form" noValidate onSubmit={submit}>
      <TemplateChoice onTake={takeTemplate} />
      <section className="card" aria-labelledby="fields-heading">
        <h2 id="fields-heading">{t('fieldsHeading')}</h2>
        <p className="about">{t('fieldsLead')}</p>
        <FieldsEditor fields={draft.fields} problems={problems} onChange={(fields) => change({ fields })} />
      </section>
      <section className="card" aria-labelledby="numbering-heading">
        <h2 id="numbering-heading">{t('numberingHeading')}</h2>
        <p className="about">{t('numberingLead')}</p>
        <label className="check">
          <input
            type="checkbox"
            checked={draft.asksCaseNumber}
            onChange={({ target }) => change({ asksCaseNumber: target.checked })}
          />
          {t('asksCaseNumber')}
        </label>
        <fieldset>
          <legend>{t('numberingStyle')}</legend>
          {(['nested', 'continuous'] as const).map((style) => (
            <label key={style} className="check">
              <input
                type="radio"
                name="numbering"
                checked={draft.numbering.style === style}
                onChange={() => change({ numbering: { ...draft.numbering, style } })}
              />
              {t(style === 'nested' ? 'numberingNested' : 'numberingContinuous')}
            </label>
          ))}
        </fieldset>
        <label className="narrow">
          {t('numberingFirst')}
          <input
            className="line-input"
            type="number"
            inputMode="numeric"
            min={0}
            value={Number.isNaN(draft.numbering.first) ? '' : draft.numbering.first}
            {...wrongAt(problems, 'numbering')}
            onChange={({ target }) =>
              change({ numbering: { ...draft.numbering, first: target.valueAsNumber } })
            }
          />
        </label>
        <Problem problems={problems} at="numbering" />
      </section>
      <section className="card" aria-labelledby="standing-heading">
        <h2 id="standing-heading">{t('standingHeading')}</h2>
        <p className="about">{t('standingLead')}</p>
        <StandingEditor
          lines={draft.standing}
          {...{ people, problems }}
          onChange={(standing) => change({ standing })}
        />
      </section>
      <section className="card" aria-labelledby="phrases-heading">
        <h2 id="phrases-heading">{t('phrasesHeading')}</h2>
        <p className="about">{t('phrasesLead')}</p>
        <PhrasesEditor
          council={answer.council.name}
          phrases={draft.phrases}
          problems={problems}
          onChange={(phrases) => change({ phrases })}
        />
      </section>
      <section className="card" aria-labelledby="deadlines-heading">
        <h2 id="deadlines-heading">{t('deadlinesHeading')}</h2>
        <p className="about">{t('deadlinesLead')}</p>
        <RulesEditor {...draft} problems={problems} onChange={change} />
      </section>
      <section className="card" aria-labelledby="comment-rules-heading">
        <h2 id="comment-rules-heading">{t('commentRulesHeading')}</h2>
        <p className="about">{t('commentRulesLead')}</p>
        <label className="check">
          <input
            type="checkbox"
            checked={draft.comments.readers}
            onChange={({ target }) => change({ comments: { readers: target.checked } })}
          />
          {t('readersComment')}
        </label>
      </section>
      <section className="card" aria-labelledby="paper-heading">
        <h2 id="paper-heading">{t('paperHeading')}</h2>
        <p className="about">{t('paperLead')}</p>
        <PaperEditor
          paper={draft.paper}
          saved={base.revision}
          problems={problems}
          {...actions}
          onChange={(paper) => change({ paper: { ...latest.current.paper, ...paper } })}
        />
      </section>
      {/* With the notice of a colleague in it: that is told where one has just pressed. */}
      <div className="save-bar">
        {conflict !== null && isDirty && (
          <ConflictNotice
            {...conflict}
            onTakeTheirs={() => {
              setDraft(draftOf(withParts(settings, conflict.theirs, conflict.both)))
              setConflict({ ...conflict, both: [] })
            }}
            onKeepMine={() => setConflict({ ...conflict, both: [] })}
          />
        )}
        {gained !== null && (
          <GainedNotice
            {...gained}
            onAdd={() => void addToDrafts(gained)}
            onClose={() => {
              setGained(null)
              saveButton.current?.focus()
            }}
          />
        )}
        <button ref={saveButton} type="submit" className="button primary" aria-disabled={isBusy || !isDirty}>
          {t(isBusy ? 'settingsSaving' : 'settingsSave')}
        </button>
        <span role="status" className="about">
          {told || t(isDirty ? 'settingsUnsaved' : 'settingsAllSaved')}
        </span>
        {failure !== null && (
          <p className="notice" role="alert">
            {count > 0 ? t('settingsToMend', { n: count }) : failure}
          </p>
        )}
      </div>
    </form>
  )
}

const fieldsGained = (from: CouncilSettings, to: CouncilSettings): TemplateField[] =>
  to.template.fields.filter(({ key }) => !from.template.fields.some((field) => field.key === key))

function GainedNotice({
  fields,
  drafts,
  onAdd,
  onClose,
}: Gained & { onAdd: () => void; onClose: () => void }) {
  const names = listOf(fields.map(({ heading }) => t('recordQuoted', { name: heading })))
  return (
    <div className="settings-conflict" role="status">
      <p>{t('fieldsAreNew', { n: fields.length, names })}</p>
      <p className="line-ways">
        <button type="button" className="button" onClick={onAdd}>
          {t('addFieldsToDrafts', { n: fields.length, drafts })}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('notInDrafts')}
        </button>
      </p>
    </div>
  )
}

interface ConflictProps extends Conflict {
  onKeepMine: () => void
  onTakeTheirs: () => void
}

function ConflictNotice({ both, onKeepMine, onTakeTheirs }: ConflictProps) {
  return (
    <div className="settings-conflict" role="alert">
      <p>
        <b>{t('settingsConflict')}</b>{' '}
        {both.length === 0
          ? t('settingsMerged')
          : t('settingsBoth', { parts: listOf(both.map((part) => t('settingsPartName', { part }))) })}
      </p>
      {both.length > 0 && (
        <p className="line-ways">
          <button type="button" className="button" onClick={onKeepMine}>
            {t('settingsKeepMine')}
          </button>
          <button type="button" className="button" onClick={onTakeTheirs}>
            {t('settingsTakeTheirs')}
          </button>
        </p>
      )}
    </div>
  )
}

/** The links to this page and from it are no leaps within the program: the browser asks at each. */
function useAskBeforeLeaving(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isDirty])
}
