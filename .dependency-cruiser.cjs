/** The floors of the house: arrows only point down. Each rule is a row of the README's layout. */
const only = (name, from, ...allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed], dependencyTypesNot: ['core'] },
});
const npm = (...names) => `node_modules/(${names.join('|')})/`;
const ERRORS = '^src/errors\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^test/' },
    },
    {
      name: 'nobody-imports-the-bench',
      severity: 'error',
      from: { pathNot: '^(bench|test)/' },
      to: { path: '^bench/' },
    },
    only('errors-import-nothing', ERRORS),
    only('domain-is-pure', '^src/domain/', ERRORS),
    only('the-chart-stands-alone', '^machines/', '^src/domain/', ERRORS, npm('xstate')),
    only('actors-know-ports', '^src/actors/', '^machines/', '^src/domain/', ERRORS, npm('xstate')),
    {
      name: 'actors-take-only-types-from-the-chart',
      severity: 'error',
      from: { path: '^src/actors/' },
      to: { path: '^machines/', dependencyTypesNot: ['type-only'] },
    },
    only(
      'auth0-is-an-adapter',
      '^src/auth0/',
      '^src/domain/',
      ERRORS,
      npm('@auth0/auth0-spa-js', 'jose'),
    ),
    {
      name: 'the-sdk-is-the-hosts-own-copy',
      severity: 'error',
      from: { path: '^(src|machines)/', pathNot: '^src/auth0-react\\.tsx$' }, // it is in the host
      to: { path: npm('@auth0/auth0-spa-js'), dependencyTypesNot: ['type-only'] },
    },
    only(
      'the-view-asks-the-machine',
      '^src/view/',
      '^machines/',
      '^src/domain/',
      '^src/options\\.ts$',
      ERRORS,
      npm('xstate', '@xstate/react', 'react', 'react-dom', '@types/react', '@types/react-dom'),
    ),
    {
      name: 'the-view-takes-only-types-from-xstate',
      severity: 'error',
      from: { path: '^src/view/' },
      to: { path: 'node_modules/xstate/', dependencyTypesNot: ['type-only'] },
    },
    only(
      'test-helpers-stand-on-the-machines',
      '^src/testing/',
      '^machines/',
      '^src/domain/',
      ERRORS,
      npm('xstate', 'playwright', '@auth0/auth0-spa-js'),
    ),
    only('the-doctor-asks-from-outside', '^src/doctor/', '^src/domain/', ERRORS),
    {
      name: 'nobody-imports-the-doctor',
      severity: 'error',
      from: { pathNot: '^(src/doctor|test)/' },
      to: { path: '^src/doctor/' },
    },
    only(
      'the-loader-stands-alone',
      '^src/loader/',
      npm('@module-federation/runtime', 'react', '@types/react'),
    ),
    {
      name: 'what-loads-the-module-does-not-bring-it',
      severity: 'error',
      from: { path: '^src/(loader\\.ts|boundary\\.tsx)$' },
      to: {
        path: '^(src|machines)/',
        // whose answer has come back, hosts have to know before they load anything
        pathNot: ['^src/loader', '^src/domain/linkCallback\\.ts$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-product-ships-no-test-helpers',
      severity: 'error',
      from: { path: '^(src|machines)/', pathNot: '^src/testing' },
      to: { path: '^src/testing' },
    },
    {
      name: 'the-product-knows-no-demo',
      severity: 'error',
      from: { path: '^(src|machines)/' },
      to: { path: '^host-demo/' },
    },
    {
      name: 'hosts-know-the-doors-of-the-package-only',
      severity: 'error',
      from: { path: '^host-demo/(shell|hosts)/' },
      to: {
        path: '^(src|machines|host-demo/tenant)/',
        pathNot: '^src/(index|loader|boundary|mount|auth0-react)\\.tsx?$',
      },
    },
    {
      // the module itself they have from the remote: of what brings it they take the types
      name: 'hosts-do-not-bring-the-module',
      severity: 'error',
      from: { path: '^host-demo/(shell|hosts)/' },
      to: { path: '^src/(index|mount)\\.tsx?$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-backend-takes-only-rules-from-the-product',
      severity: 'error',
      from: { path: '^host-demo/backend/' },
      to: {
        path: '^(src|machines|host-demo/(shell|tenant))/',
        pathNot: ['^src/domain/', ERRORS, '^src/auth0/parseUser\\.ts$'],
      },
    },
    {
      name: 'what-the-portal-takes-of-its-backend-stands-alone',
      severity: 'error',
      from: { path: '^host-demo/backend/client\\.ts$' },
      to: {},
    },
    {
      name: 'the-tenant-knows-nothing-of-ours',
      severity: 'error',
      from: { path: '^host-demo/tenant/' },
      to: { path: '^(src|machines|host-demo/(shell|hosts))/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
