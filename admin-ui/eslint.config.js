import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const visibleText = '/[A-Za-z\\u4e00-\\u9fff]{2}/'
const spokenAttributes = '/^(aria-label|title|placeholder|label|alt)$/'

export default defineConfig([
  globalIgnores(['target', 'src/api/schema.d.ts', 'test-results', 'playwright-report']),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, reactHooks.configs.flat['recommended-latest']],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['src/**/*.tsx'],
    ignores: ['**/*.test.tsx', 'src/app/shell/Preferences.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: `JSXText[value=${visibleText}]:not([value=/^\\s*kiro4j\\s*$/])`, message: 'Texts belong into the locale files.' },
        { selector: `JSXAttribute[name.name=${spokenAttributes}] > Literal[value=${visibleText}]`, message: 'Texts belong into the locale files.' },
      ],
    },
  },
  // Playwright reads the names of fixtures from the pattern.
  { files: ['e2e/**/*.ts'], rules: { 'no-empty-pattern': 'off' } },
  { files: ['public/**/*.js'], languageOptions: { globals: { document: 'readonly', localStorage: 'readonly', navigator: 'readonly' } } },
])
