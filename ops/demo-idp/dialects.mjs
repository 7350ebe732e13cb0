// What differs between the two national providers: parameters accepted, scopes, claims, discovery path. Taken from
// their public documentation; everything else is the certified library's.

const PROCONNECT_PARAMETERS = new Set([
  'response_type', 'client_id', 'redirect_uri', 'scope', 'claims', 'state', 'nonce', 'prompt',
  'idp_hint', 'login_hint', 'siret_hint',
]);

/** In the dialect of ProConnect: a closed list of parameters, signed userinfo, `usual_name`. */
export const proconnect = {
  routes: {
    authorization: '/api/v2/authorize',
    token: '/api/v2/token',
    userinfo: '/api/v2/userinfo',
    jwks: '/api/v2/jwks',
    end_session: '/api/v2/session/end',
  },
  scopes: {
    openid: ['sub', 'acr', 'auth_time'],
    given_name: ['given_name'],
    usual_name: ['usual_name'],
    email: ['email'],
    uid: ['uid'],
    siret: ['siret'],
    idp_id: ['idp_id'],
  },
  client: { userinfo_signed_response_alg: 'RS256' },
  acr: { single: 'eidas1', multi: 'eidas1-mfa' },
  claimsParameter: true,
  userinfo: (persona) => ({
    given_name: persona.given_name,
    usual_name: persona.family_name,
    email: persona.email,
    uid: persona.sub,
    siret: persona.siret,
    idp_id: 'fournisseur-de-demonstration',
  }),
  /** Why an authorisation request is refused, or nothing. */
  refuse(query) {
    const unknown = Object.keys(query).filter((name) => !PROCONNECT_PARAMETERS.has(name));
    if (unknown.length > 0) return `Y000400 paramètre non accepté : ${unknown.join(', ')}`;
    for (const name of ['state', 'nonce']) {
      if (String(query[name] ?? '').length < 32) return `Y000400 ${name} de moins de 32 caractères`;
    }
    return undefined;
  },
};

/** In the dialect of Pro Santé Connect: `acr_values` and `scope_all` required, national identifiers, no e-mail. */
export const prosante = {
  discovery: '/.well-known/wallet-openid-configuration',
  routes: {},
  scopes: {
    openid: ['sub', 'acr', 'auth_time'],
    scope_all: [
      'given_name', 'family_name', 'preferred_username', 'SubjectNameID', 'SubjectRefPro', 'otherIds',
    ],
  },
  client: {},
  acr: { single: 'eidas1', multi: 'eidas2' },
  claimsParameter: false,
  userinfo: (persona) => ({
    given_name: persona.given_name,
    family_name: persona.family_name,
    preferred_username: `8${persona.rpps}`,
    SubjectNameID: `8${persona.rpps}`,
    SubjectRefPro: {
      exercices: [{
        codeProfession: persona.profession ?? '10',
        codeCategorieProfessionnelle: 'C',
        nomDexercice: persona.family_name,
        prenomDexercice: persona.given_name,
        activities: [{
          codeModeExercice: 'S',
          numeroSiretSite: persona.siret ?? '',
          numeroFinessSite: '',
          raisonSocialeSite: persona.organisation ?? '',
        }],
      }],
    },
    otherIds: [{ identifiant: `8${persona.rpps}`, origine: 'RPPS', qualite: 1 }],
  }),
  refuse(query) {
    const levels = String(query.acr_values ?? '').split(' ');
    if (!levels.every((level) => /^eidas[123]$/.test(level))) return 'acr_values=eidas1 est obligatoire';
    if (!String(query.scope ?? '').split(' ').includes('scope_all')) return 'la portée scope_all est obligatoire';
    return undefined;
  },
};
