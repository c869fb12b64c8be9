/** The door for tests: the machines as models, and what a host's own suite needs. */
export { answerOf, casesOf, edgesOf, heardIn, transitionPaths } from './testing/model.ts';
export type { Answers, Edge, Fixtures, Model, Path } from './testing/model.ts';
export {
  identitiesFixtures,
  identitiesModel,
  linkAccountsFixtures,
  linkAccountsModels,
  sessionFixtures,
  sessionModel,
} from './testing/models.ts';
export { linkedTo, loginAs, people } from './testing/people.ts';
export { createFakeTenant } from './testing/fakeTenant.ts';
export type { FakeTenant, FakeTenantOptions } from './testing/fakeTenant.ts';
export type { FakeLogin, FakeTokenRefusal } from './testing/fakeClient.ts';
export type { FakeOutcome, FakeRoute } from './testing/fakeManagementApi.ts';
export { journeys, replayJourney } from './testing/journeys.ts';
export type { Journey, JourneyOptions } from './testing/journeys.ts';
export { expectState, linkedAccounts, openLogin, signInAs } from './testing/pages.ts';
export type { SignIn } from './testing/pages.ts';
