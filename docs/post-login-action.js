/**
 * A login that asked to be fresh has to be: a post-login Action for tenants whose users link accounts.
 *
 * The second login of a link asks for `prompt=login` and `max_age=0`, and the module refuses one that
 * is older. What a browser checks, a browser can be made to skip; here it cannot be skipped.
 *
 * Actions → Library → Create Action → Login / Post Login: paste this, Deploy. Then Actions →
 * Triggers → post-login: put it into the flow. It needs no secrets and no packages.
 *
 * @see https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers/login-trigger/post-login-event-object
 * @see https://auth0.com/docs/authenticate/login/max-age-reauthentication
 */

/** A login takes its time, second factor included, and so do the pages in between. */
const LEEWAY_SECONDS = 300;

exports.onExecutePostLogin = async (event, api) => {
  const maxAgeSeconds = askedMaxAgeSeconds(event.request.query ?? {});
  if (maxAgeSeconds === null) return;
  const ageSeconds = (Date.now() - lastFirstFactor(event.authentication)) / 1000;
  // not known makes it NaN or infinite: refused too
  if (!(ageSeconds <= maxAgeSeconds + LEEWAY_SECONDS)) {
    api.access.deny('Please sign in again: this needs a login made just now.');
  }
};

/** How old the login may be; null for a request that does not say. */
function askedMaxAgeSeconds({ max_age: maxAge, prompt = '' }) {
  if (maxAge !== undefined) return Number(maxAge);
  return prompt.split(' ').includes('login') ? 0 : null;
}

/** When somebody last proved who they are. A second factor alone does not prove it anew. */
function lastFirstFactor({ methods = [] } = {}) {
  const firstFactors = methods.filter(({ name }) => name !== 'mfa');
  return Math.max(...firstFactors.map(({ timestamp }) => Date.parse(timestamp)));
}
