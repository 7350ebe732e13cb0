// The provider's pages: French, readable without style sheet, usable with the keyboard alone.

const escape = (text) => String(text ?? '').replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0)};`);

const STYLE = `
  :root { color-scheme: light; --ink: #1d2530; --soft: #566173; --line: #8893a5; --accent: #5b2a86; }
  * { box-sizing: border-box; }
  body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: #f5f3f8; }
  .notice { padding: .5rem 1rem; background: var(--accent); color: #fff; font-weight: 600; text-align: center; }
  main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; }
  h2 { font-size: 1.1rem; margin: 0; }
  p { margin: .25rem 0 .75rem; }
  ul { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: .75rem; }
  li { background: #fff; border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; }
  .what { color: var(--soft); }
  .asked { border-left: .25rem solid var(--accent); padding-left: .75rem; }
  button { font: inherit; padding: .5rem .9rem; border-radius: .35rem; border: 2px solid var(--accent);
    cursor: pointer; margin: 0 .5rem .5rem 0; background: #fff; color: var(--accent); }
  button.main { background: var(--accent); color: #fff; }
  button:focus-visible { outline: 3px solid #f2a900; outline-offset: 2px; }
  code { overflow-wrap: anywhere; }
`;

const page = (settings, title, body) => `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} – Fournisseur de démonstration</title>
<style>${STYLE}</style>
</head>
<body>
<header class="notice">Fournisseur de démonstration : aucune identité réelle</header>
<main>
<p class="what">${escape(settings.title ?? settings.id)}</p>
<h1>${escape(title)}</h1>
${body}
</main>
</body>
</html>`;

function card(persona, action, index) {
  const name = `${persona.given_name} ${persona.family_name}`;
  return `<li>
<form method="post" action="${escape(action)}" aria-labelledby="persona-${index}">
<h2 id="persona-${index}">${escape(name)}</h2>
<p class="what">${escape(persona.description)}</p>
<input type="hidden" name="persona" value="${escape(persona.sub)}">
<button class="main" name="factors" value="multi">Entrer comme ${escape(name)}</button>
<button name="factors" value="single" aria-describedby="persona-${index}">sans second facteur</button>
</form>
</li>`;
}

/** Where one chooses who to be: one press signs in. */
export function personaPage(settings, { action, multiFactorAsked, clientId }) {
  const asked = multiFactorAsked
    ? '<p class="asked">Le service demande une connexion à deux facteurs : le bouton principal de chaque personne '
      + 'en donne une.</p>'
    : '';
  return page(settings, 'Qui voulez-vous être ?', `
<p>Vous êtes attendu par le service <strong>${escape(clientId)}</strong>. Choisissez une personne fictive.</p>
${asked}
<ul>
${settings.personas.map((persona, index) => card(persona, action, index)).join('\n')}
</ul>
<form method="post" action="${escape(action)}"><button name="refuse" value="yes">Renoncer</button></form>`);
}

/** Asked before the provider's own session ends; `form` is the library's, with its secret. */
export const logoutPage = (settings, form) => page(settings, 'Se déconnecter du fournisseur ?', `
<p>La prochaine connexion redemandera qui vous êtes.</p>
${form}
<button class="main" form="op.logoutForm" name="logout" value="yes">Se déconnecter</button>
<button form="op.logoutForm">Rester connecté</button>`);

/** Shown when the service gave no address to return to. */
export const loggedOutPage = (settings) => page(settings, 'Vous êtes déconnecté', `
<p>Vous pouvez fermer cette page.</p>`);

/** Shown when a request cannot be sent back to the service that made it. */
export const errorPage = (settings, code, description) => page(settings, 'La demande est refusée', `
<p>${escape(description ?? 'Recommencez depuis le service.')}</p>
<p class="what">Code : <code>${escape(code)}</code></p>`);
