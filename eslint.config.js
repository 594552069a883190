import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const feature = ['documents', 'import', 'sync', 'ledger', 'ui', 'templates', 'domain'];
const service = ['server/queue', 'server/transport', 'server/vault', 'domain'];

/** What each folder may import, by #alias; the one table of ARCHITECTURE.md. */
const layers = {
	'src/routes': ['features', 'ui', 'domain'],
	'src/lib/features/debtors': feature,
	'src/lib/features/files': feature,
	'src/lib/features/import': feature,
	'src/lib/features/invoices': feature,
	'src/lib/features/ledger': feature,
	'src/lib/features/outbox': feature,
	'src/lib/features/print': feature,
	'src/lib/features/send': feature,
	'src/lib/features/settings': feature,
	'src/lib/features/setup': feature,
	'src/lib/features/texts': feature,
	'src/lib/documents': ['pdf', 'ledger', 'templates', 'domain'],
	'src/lib/import': ['ledger', 'domain'],
	'src/lib/sync': ['ledger', 'domain'],
	'src/lib/pdf': ['templates', 'domain'],
	'src/lib/ledger': ['domain'],
	'src/lib/ui': ['domain'],
	'src/lib/domain': [],
	templates: ['domain'],
	'server/http': service,
	'server/delivery': service,
	'server/bounces': service,
	'server/oauth': service,
	'server/practice': service,
	'server/queue': ['domain'],
	'server/tls': ['domain'],
	'server/transport': ['domain'],
	'server/vault': ['domain']
};

/** The alias of a folder: `#domain`, `#features/send`, `#server/queue`. */
const aliasOf = (folder) => folder.replace(/^src\/(lib\/)?/, '');

const boundaries = Object.entries(layers).map(([folder, may]) => ({
	files: [`${folder}/**/*.{ts,svelte}`],
	ignores: ['**/*.test.ts'],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					{ regex: '^\\.\\.?/.*\\.\\./|^\\.\\./', message: 'Siblings use ./, other folders their #alias.' },
					{
						regex: `^#(?!(${[...may, aliasOf(folder)].join('|')})/)`,
						message: `${folder} may import only: ${may.join(', ') || 'nothing of ours'}`
					},
					...(folder === 'src/lib/domain'
						? [
								{
									regex: '^(?!\\./|#domain/|valibot$|big\\.js$|@noble/hashes/)',
									message: 'domain/ takes no packages but Valibot, big.js and @noble/hashes.'
								}
							]
						: [])
				]
			}
		]
	}
}));

export default defineConfig(
	globalIgnores(['build/', '.svelte-kit/', 'src/lib/ui/paraglide/', 'test-results/', 'static/', 'data/']),
	js.configs.recommended,
	ts.configs.recommendedTypeChecked,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] }
		},
		rules: {
			'no-undef': 'off',
			'@typescript-eslint/return-await': ['error', 'in-try-catch'],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ ignoreRestSiblings: true, varsIgnorePattern: '^_', argsIgnorePattern: '^_' }
			],
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts', '**/*.svelte.test.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{ files: ['**/*.js', '**/*.mjs'], extends: [ts.configs.disableTypeChecked] },
	boundaries
);
