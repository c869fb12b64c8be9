/** The figures of the README are those of this code. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { identitiesModel, linkAccountsModels, sessionModel } from '../../src/testing/models.ts';
import { browserReplays } from '../harness/browserPaths.ts';
import { replaysOf } from '../harness/testModel.ts';
import { LINK_RULES, SESSION_RULES, UNLINK_RULES } from '../specification/rules.ts';
import { search } from '../specification/search.ts';
import { SPECIFICATIONS } from '../specification/specifications.ts';
import { rowsOf } from '../specification/transitionTable.ts';

const README = new URL('../../README.md', import.meta.url);
const numbers = new Intl.NumberFormat('en');
const flows = Object.values(linkAccountsModels);
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

it('the README says how much the tests of the machines cover', () => {
  const searches = [
    search(flows, LINK_RULES, ['idle', 'done']),
    search([identitiesModel], UNLINK_RULES, ['ready']),
    search([sessionModel], SESSION_RULES, ['steady']),
  ];
  const rules = [LINK_RULES, UNLINK_RULES, SESSION_RULES];
  const models = [...flows, identitiesModel, sessionModel];
  const readme = readFileSync(README, 'utf8');
  for (const [count, what] of [
    [sum(Object.values(SPECIFICATIONS).map((one) => rowsOf(one).length)), 'rows'],
    [sum(searches.map(({ states }) => states)), 'states'],
    [sum(searches.map(({ pairs }) => pairs)), 'pairs'],
    [sum(rules.map(({ hold }) => Object.keys(hold).length)), 'rules'],
    [sum(models.map((model) => replaysOf(model).length)), 'paths'],
    [browserReplays.length, 'paths'],
  ] as const) {
    expect(readme).toContain(`${numbers.format(count)} ${what}`);
  }
});
