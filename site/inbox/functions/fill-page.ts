/** Puts a state of the form into the site's static form page: the same names, classes and words as the site's own. */
import { formSettings, SUBMISSION_FIELDS, WHO } from '@programme/content-schemas'
import { HONEYPOT, type FormField, type FormState } from '../../content/form-state.ts'
import type { InboxContext } from '../store.ts'

/** @param template HTML of the form page as it was built */
export function fillPage(
  template: string,
  form: FormState,
  context: Pick<InboxContext, 'settings' | 'groups'>,
): string {
  const title = form.step === 'check' ? 'Controleer uw bericht' : 'Stuur een bericht'
  const failed = form.problem !== undefined || Object.keys(form.errors).length > 0
  const content = form.step === 'check' ? checkPage(form, context) : fillForm(form, context)
  return template
    .replace(/<title>.*?(?=( – [^<]*)?<)/, () => `<title>${failed ? 'Fout: ' : ''}${title}`)
    .replace(
      /(<h1[^>]*)>[^<]*/,
      (_whole, start: string) => `${start}${failed ? '' : ' id="bericht"'}>${title}`,
    )
    .replace(
      /(<form class="form")[^>]*( method="post" action="[^"]*")[^>]*>[\s\S]*?<\/form>/,
      (_whole, start: string, target: string) => `${start}${target} novalidate>${content}</form>`,
    )
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`)
}

function errorsOf({ errors, problem }: FormState): string {
  const wrong = Object.entries(errors)
  if (wrong.length === 0 && problem === undefined) return ''
  const links = wrong.map(([name, text]) => `<li><a href="#veld-${name}">${escape(text)}</a></li>`).join('')
  const heading = problem === undefined ? 'Er klopt nog iets niet' : 'Uw bericht is nog niet verstuurd'
  return `<div class="errors" role="alert" aria-labelledby="fouten" id="bericht" tabindex="-1"><h2 id="fouten">${heading}</h2>${
    problem === undefined ? '' : `<p>${escape(problem)}</p>`
  }<ul>${links}</ul></div>`
}

function fillForm(form: FormState, { settings, groups }: Pick<InboxContext, 'settings' | 'groups'>): string {
  const value = (name: FormField): string => escape(form.values[name] ?? '')
  const error = (name: FormField): string => {
    const text = form.errors[name]
    return text === undefined ? '' : `<p class="error" id="fout-${name}">${escape(text)}</p>`
  }
  const attributes = (name: FormField): string =>
    `id="veld-${name}" name="${name}"${
      name in form.errors ? ` aria-invalid="true" aria-describedby="fout-${name}"` : ''
    }`
  const field = (name: FormField, label: string, control: string): string =>
    `<div class="field${name in form.errors ? ' wrong' : ''}"><label for="veld-${name}">${label}</label>${error(name)}${control}</div>`
  const input = (name: FormField, label: string, rest: string): string =>
    field(name, label, `<input ${attributes(name)} value="${value(name)}" ${rest}>`)
  const options = (name: FormField, pairs: readonly (readonly [string, string])[]): string =>
    pairs
      .map(
        ([key, label]) =>
          `<option value="${escape(key)}"${form.values[name] === key ? ' selected' : ''}>${escape(label)}</option>`,
      )
      .join('')
  const tick = (name: 'nameConsent' | 'receipt', className = ''): string =>
    `<label class="tick${className}"><input type="checkbox" name="${name}"${
      form.values[name] ? ' checked' : ''
    }>${SUBMISSION_FIELDS[name]}</label>`
  const who = Object.entries(WHO)
    .map(
      ([key, label]) =>
        `<label><input type="radio" name="who" value="${key}"${form.values.who === key ? ' checked' : ''}>${label}</label>`,
    )
    .join('')
  const subjects = settings.coordinators.map(({ subject }) => [subject, subject] as const)
  const open = groups.filter((group) => group.open).map(({ slug, name }) => [slug.current, name] as const)
  return [
    errorsOf(form),
    `<fieldset class="field${form.errors.who === undefined ? '' : ' wrong'}" id="veld-who" tabindex="-1"><legend>${SUBMISSION_FIELDS.who}</legend>${error('who')}<div class="choices">${who}</div></fieldset>`,
    field(
      'subject',
      SUBMISSION_FIELDS.subject,
      `<select ${attributes('subject')}>${options('subject', [['', 'Kies een onderwerp'], ...subjects])}</select>`,
    ),
    field(
      'group',
      SUBMISSION_FIELDS.group,
      `<select ${attributes('group')}>${options('group', [['', 'Nee, nu niet'], ...open])}</select>`,
    ),
    field(
      'message',
      SUBMISSION_FIELDS.message,
      `<textarea ${attributes('message')} rows="7">\n${value('message')}</textarea>`,
    ),
    input('name', SUBMISSION_FIELDS.name, 'autocomplete="name"'),
    input('email', SUBMISSION_FIELDS.email, 'type="email" autocomplete="email"'),
    input('phone', SUBMISSION_FIELDS.phone, 'type="tel" autocomplete="tel"'),
    tick('nameConsent', ' name-consent'),
    // Nobody mails from here.
    `<div class="trap${HONEYPOT in form.errors ? '' : ' hidden'}">${input(HONEYPOT, 'Laat dit veld leeg', 'autocomplete="off" tabindex="-1"')}</div>`,
    `<p class="small">${escape(formSettings(settings).notice)} <a href="/privacy/">Wat we met uw gegevens doen</a></p>`,
    '<button class="action">Kijk uw bericht na</button>',
  ].join('')
}

function checkPage(form: FormState, { settings, groups }: Pick<InboxContext, 'settings' | 'groups'>): string {
  const { values, token = '' } = form
  const rows = [
    ['Wie u bent', Object.entries(WHO).find(([key]) => key === values.who)?.[1]],
    ['Onderwerp', values.subject],
    ['Werkgroep', groups.find(({ slug }) => slug.current === values.group)?.name],
    ['Uw bericht', values.message],
    ['Uw naam', values.name],
    ['E-mail', values.email],
    ['Telefoon', values.phone],
    ['Naam bij de werkgroep', values.nameConsent ? 'Mag op de site' : undefined],
  ].flatMap(([name, value]) =>
    name && value ? [`<div><dt>${name}</dt><dd>${escape(value)}</dd></div>`] : [],
  )
  const hidden = Object.entries({ ...values, token }).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escape(value ?? '')}">`,
  )
  return [
    errorsOf(form),
    `<dl class="check">${rows.join('')}</dl>`,
    ...hidden,
    form.challenge === undefined
      ? ''
      : '<p class="small" role="status">Er komen nu heel veel berichten binnen. Wacht een halve minuut voor u op „Verstuur” drukt.</p>',
    `<p class="small">${escape(formSettings(settings).notice)} <a href="/privacy/">Wat we met uw gegevens doen</a></p>`,
    '<p class="buttons"><button class="action" name="step" value="send">Verstuur</button><button class="plain-button" name="step" value="edit">Verander iets</button></p>',
  ].join('')
}
