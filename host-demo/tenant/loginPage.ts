/** The login page: whoever sits in front of it picks a person, or denies. Works without scripts. */
import type { Context, Middleware } from 'koa';
import { html, type Html } from './html.ts';
import { identityKey, profileOf } from './identities.ts';
import { renderProblem, sendPage } from './pages.ts';
import type { Identity, Profile, User } from './people.ts';
import type { createProvider } from './provider.ts';
import { readText } from './requestBody.ts';
import type { UserStore } from './store.ts';
import type { Tenant } from './tenant.ts';

type Provider = ReturnType<typeof createProvider>;

interface Candidate {
  key: string;
  who: string;
  ownerId: string;
  profile: Profile;
  identity: Identity;
}

export function serveLoginPage(tenant: Tenant, provider: Provider): Middleware {
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/u/login/')) return next();
    try {
      if (ctx.method === 'POST') await submit(ctx, tenant, provider);
      else await show(ctx, tenant, provider);
    } catch (error) {
      if (!(error instanceof Error && error.name === 'SessionNotFound')) throw error;
      ctx.status = 400;
      renderProblem(ctx, { error: 'invalid_request', description: 'This login has expired.' });
    }
  };
}

async function show(ctx: Context, { users }: Tenant, provider: Provider): Promise<void> {
  const { params } = await provider.interactionDetails(ctx.req, ctx.res);
  const connection = textOf(params.connection);
  const hint = textOf(params.login_hint);
  const candidates = hintedFirst(listCandidates(users, connection), hint);
  sendPage(ctx, { title: 'Sign in', main: renderChoice(candidates, connection, hint) });
}

async function submit(ctx: Context, { users }: Tenant, provider: Provider): Promise<void> {
  await provider.interactionDetails(ctx.req, ctx.res);
  const form = new URLSearchParams(await readText(ctx.req));
  const result = decide(users, form.get('identity'));
  const options = { mergeWithLastSubmission: false };
  const returnTo = await provider.interactionResult(ctx.req, ctx.res, result, options);
  ctx.status = 303;
  ctx.redirect(returnTo);
}

/** Whichever identity signs in, the account is the one that owns it: after a link, the primary. */
function decide(users: UserStore, key: string | null) {
  const owner = key === null ? undefined : users.ownerOf(key);
  if (owner === undefined) return refuse('access_denied', 'User did not authorize the request');
  if (owner.blocked) return refuse('unauthorized', 'user is blocked');
  return { login: { accountId: owner.user_id } };
}

const refuse = (error: string, error_description: string) => ({ error, error_description });

/**
 * Two identities of one account that look the same, such as Grace's, are listed once; of two accounts
 * that do, such as Ada's, the second one by its connection too.
 */
function listCandidates(users: UserStore, connection: string | undefined): Candidate[] {
  const all = users.list().flatMap((user) => user.identities.map((one) => describe(user, one)));
  if (connection !== undefined) {
    return all.filter(({ identity }) => identity.connection === connection);
  }
  const labels = all.map(({ ownerId, who }) => `${ownerId} ${who}`);
  const once = all.filter((_, index) => labels.indexOf(labels[index] ?? '') === index);
  const names = once.map(({ who }) => who);
  return once.map((one, index) =>
    names.indexOf(one.who) === index
      ? one
      : { ...one, who: `${one.identity.connection} ${one.who}` },
  );
}

function describe(owner: User, identity: Identity): Candidate {
  const profile = profileOf(owner, identity);
  const key = identityKey(identity);
  const who = profile.email ?? profile.phone_number ?? profile.name ?? key;
  return { key, who, ownerId: owner.user_id, profile, identity };
}

function hintedFirst(candidates: Candidate[], hint: string | undefined): Candidate[] {
  const isHinted = ({ profile }: Candidate) => hint !== undefined && profile.email === hint;
  return [...candidates.filter(isHinted), ...candidates.filter((one) => !isHinted(one))];
}

function renderChoice(
  candidates: Candidate[],
  connection: string | undefined,
  hint: string | undefined,
): Html {
  const asked = connection === undefined ? 'any connection' : `connection ${connection}`;
  const hinted = hint === undefined ? '' : html` · expected: ${hint}`;
  return html`<h1>Sign in</h1>
    <p class="quiet">Demo tenant · ${asked}${hinted}</p>
    <form method="post">
      <ul aria-label="People">
        ${candidates.map(renderCandidate)}
      </ul>
      <button class="deny" name="deny" value="yes">Deny</button>
    </form>`;
}

function renderCandidate({ key, who, profile, identity }: Candidate, index: number): Html {
  const picture = profile.picture ? html`<img src="${profile.picture}" alt="" />` : '';
  const about = [profile.name, identity.connection].filter((text) => text && text !== who);
  return html`<li>
    <button name="identity" value="${key}" aria-describedby="about-${index}">
      ${picture}<span>Continue as ${who}</span>
    </button>
    <p class="quiet" id="about-${index}">${about.join(' · ')}</p>
  </li>`;
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
