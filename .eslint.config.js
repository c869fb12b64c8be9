/** Type-aware linting for everything; React's rules where there is React; no `any`, no `!`. */
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/dist/**', '**/@mf-types/**', 'node_modules/**', '.cache/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // `void x` says that a value is not meant to be used; methods here are closures, not `this`
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // handlers and one-line effects read better without braces
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `async` also turns a throw into a rejection
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/only-throw-error': 'error',
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
      'no-console': ['error', { allow: ['info', 'warn', 'error'] }],
      eqeqeq: 'error',
      // a variable that a closure reads before it is assigned cannot be a const
      'prefer-const': ['error', { ignoreReadBeforeAssign: true }],
      // `types: {} as …` is how XState is told its types
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'host-demo/{shell,hosts}/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['test/**', 'bench/**', 'host-demo/*.ts', 'host-demo/{tenant,backend}/**'],
    rules: {
      'no-console': 'off',
      'max-lines-per-function': 'off',
      // koa's `next()` is a Promise<any>; vitest's `expect.any` and a parsed body are `any` too
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  { files: ['machines/*.machine.ts'], rules: { 'max-lines-per-function': 'off' } },
);
