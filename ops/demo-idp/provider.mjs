// Builds one provider from its settings: the certified library, one dialect, our pages, personas instead of accounts.
import { generateKeyPairSync, randomBytes } from 'node:crypto';

import Provider from 'oidc-provider';

import * as dialects from './dialects.mjs';
import { errorPage, loggedOutPage, logoutPage, personaPage } from './pages.mjs';

function signingKey(type, options, alg) {
  const { privateKey } = generateKeyPairSync(type, options);
  return { ...privateKey.export({ format: 'jwk' }), alg, use: 'sig', kid: `${alg}-${randomBytes(6).toString('hex')}` };
}

function html(ctx, body) {
  ctx.type = 'html';
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
  ctx.body = body;
}

async function formOf(req) {
  let text = '';
  for await (const chunk of req) {
    text += chunk;
    if (text.length > 4096) throw new Error('form too large');
  }
  return new URLSearchParams(text);
}

/** @returns {Provider} a Koa application, ready for `callback()` */
export function createProvider(settings, issuer) {
  const dialect = dialects[settings.dialect];
  if (!dialect) throw new Error(`unknown dialect: ${settings.dialect}`);
  const personas = new Map(settings.personas.map((persona) => [persona.sub, persona]));

  const provider = new Provider(issuer, {
    clients: settings.clients.map((client) => ({
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'client_secret_post',
      ...dialect.client,
      ...client,
    })),
    jwks: {
      keys: [
        signingKey('rsa', { modulusLength: 2048 }, 'RS256'),
        signingKey('ec', { namedCurve: 'P-256' }, 'ES256'),
      ],
    },
    routes: dialect.routes,
    scopes: Object.keys(dialect.scopes),
    claims: { ...dialect.scopes, amr: null, iss: null, sid: null },
    responseTypes: ['code'],
    acrValues: Object.values(dialect.acr),
    enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256'], userinfoSigningAlgValues: ['RS256', 'ES256'] },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: settings.code_ttl ?? 60,
      Grant: 12 * 3600,
      IdToken: 3600,
      Interaction: 3600,
      Session: 12 * 3600,
    },
    cookies: {
      // Two providers on one host share cookies whatever their ports.
      names: {
        session: `${settings.id}_session`,
        interaction: `${settings.id}_interaction`,
        resume: `${settings.id}_resume`,
      },
      keys: [randomBytes(32).toString('hex')],
      long: { signed: true },
      short: { signed: true },
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      claimsParameter: { enabled: dialect.claimsParameter },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => html(ctx, logoutPage(settings, form)),
        postLogoutSuccessSource: (ctx) => html(ctx, loggedOutPage(settings)),
      },
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    clientBasedCORS: () => false,
    renderError: (ctx, out) => html(ctx, errorPage(settings, out.error, out.error_description)),
    findAccount: (_ctx, sub) => personas.has(sub)
      && { accountId: sub, claims: () => ({ sub, ...dialect.userinfo(personas.get(sub)) }) },
    // Signing in is consent enough: neither national provider asks more.
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope([...ctx.oidc.requestParamOIDCScopes].join(' '));
      grant.addOIDCClaims([...ctx.oidc.requestParamClaims]);
      await grant.save();
      return grant;
    },
  });

  const authorization = dialect.routes.authorization ?? '/auth';

  /** Sends a refusal back to a service that is known with this return address, else shows it. */
  async function refuse(ctx, reason) {
    const { client_id: clientId, redirect_uri: redirectUri, state } = ctx.query;
    const client = clientId && await provider.Client.find(clientId);
    if (client?.redirectUriAllowed(redirectUri)) {
      const target = new URL(redirectUri);
      const answer = { error: 'invalid_request', error_description: reason, iss: issuer, ...(state && { state }) };
      Object.entries(answer).forEach(([name, value]) => target.searchParams.set(name, value));
      ctx.redirect(target.href);
    } else {
      ctx.status = 400;
      html(ctx, errorPage(settings, 'invalid_request', reason));
    }
  }

  async function interaction(ctx) {
    const { prompt, params } = await provider.interactionDetails(ctx.req, ctx.res);
    if (ctx.method === 'GET') {
      html(ctx, personaPage(settings, {
        action: ctx.path,
        multiFactorAsked: prompt.reasons.some((reason) => reason.startsWith('essential_acr')),
        clientId: params.client_id,
      }));
      return;
    }
    const form = await formOf(ctx.req);
    const persona = personas.get(form.get('persona'));
    const multi = form.get('factors') !== 'single';
    const result = persona
      ? {
        login: {
          accountId: persona.sub,
          acr: multi ? dialect.acr.multi : dialect.acr.single,
          amr: multi ? ['pwd', 'otp', 'mfa'] : ['pwd'],
        },
      }
      : { error: 'access_denied', error_description: 'la personne a renoncé' };
    await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
  }

  provider.use(async (ctx, next) => {
    if (dialect.discovery && ctx.path === dialect.discovery) {
      ctx.path = '/.well-known/openid-configuration';
    }
    if (ctx.path === authorization) {
      const reason = dialect.refuse(ctx.query);
      if (reason) return refuse(ctx, reason);
    }
    if (/^\/interaction\/[^/]+$/.test(ctx.path)) {
      return interaction(ctx).catch((error) => {
        ctx.status = 400;
        html(ctx, errorPage(settings, error.message, 'Cette demande de connexion est terminée ou périmée.'));
      });
    }
    return next();
  });

  return provider;
}
