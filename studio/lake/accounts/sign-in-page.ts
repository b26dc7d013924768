/** The page on which an editor signs in: one form, Dutch, no script. */
import { createHash } from 'node:crypto'

const STYLE = `
:root{color-scheme:light dark;--ground:#f4f1ec;--sheet:#fff;--ink:#1d232b;--quiet:#55606e;--line:#8a94a1;--deed:#0b5a70;--deed-ink:#fff;--wrong:#a3201d}
@media (prefers-color-scheme:dark){:root{--ground:#14181d;--sheet:#1d232b;--ink:#f1eee9;--quiet:#b3bcc7;--line:#7a8593;--deed:#7fd0e3;--deed-ink:#0c1318;--wrong:#ff9d97}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--ground);color:var(--ink);font:1.0625rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:25rem;background:var(--sheet);border-top:.375rem solid var(--deed);border-radius:.25rem;padding:2rem 2rem 2.25rem;box-shadow:0 1px 2px rgb(0 0 0/.08),0 12px 32px rgb(0 0 0/.08)}
h1{margin:0 0 .25rem;font-size:1.625rem;line-height:1.2;letter-spacing:-.01em}
p{margin:0;color:var(--quiet)}
label{display:block;margin:1.25rem 0 .375rem;font-weight:600}
input{width:100%;padding:.6875rem .75rem;border:1px solid var(--line);border-radius:.25rem;background:transparent;color:inherit;font:inherit}
button{width:100%;margin-top:1.75rem;padding:.75rem;border:0;border-radius:.25rem;background:var(--deed);color:var(--deed-ink);font:inherit;font-weight:600;cursor:pointer}
input:focus-visible,button:focus-visible{outline:.1875rem solid var(--deed);outline-offset:.125rem}
[role=alert]{margin-top:1.25rem;padding:.75rem .875rem;border-left:.25rem solid var(--wrong);background:color-mix(in srgb,var(--wrong) 10%,transparent);color:var(--ink)}
`

export const SIGN_IN_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export interface SignInPage {
  /** Where the editor wanted to go: a path of this origin. */
  readonly to: string
  readonly email?: string
  /** What went wrong, and what to do. */
  readonly problem?: string
}

export function signInPage({ to, email = '', problem }: SignInPage): string {
  const message = problem === undefined ? '' : `<p role="alert" id="problem">${escaped(problem)}</p>`
  const described = problem === undefined ? '' : ' aria-describedby="problem"'
  return `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${problem === undefined ? '' : 'Fout: '}Aanmelden bij de Studio</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Aanmelden</h1>
<p>Hier werkt de redactie aan de website.</p>
${message}
<form method="post" action="/aanmelden">
<input type="hidden" name="to" value="${escaped(to)}">
<label for="email">E-mailadres</label>
<input id="email" name="email" type="email" autocomplete="username" required value="${escaped(email)}"${described}${email === '' ? ' autofocus' : ''}>
<label for="password">Wachtwoord</label>
<input id="password" name="password" type="password" autocomplete="current-password" required${described}${email === '' ? '' : ' autofocus'}>
<button type="submit">Aanmelden</button>
</form>
</main>
</body>
</html>
`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
