// Runs under the machine's own Node (20 or later) before `npm start` and `npm test`: plain JavaScript, nothing but Node.
import { execFileSync, spawnSync } from 'node:child_process';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';

const isWindows = process.platform === 'win32';
const run = (command, ...args) => execFileSync(command, args, { stdio: ['ignore', 2, 2], shell: isWindows });

/**
 * When anything below a path was changed last or put there, in milliseconds: a file that is unpacked keeps an old date.
 * The generated messages do not count.
 */
function newest(path) {
	if (!existsSync(path)) return 0;
	const { mtimeMs, ctimeMs } = statSync(path);
	if (!statSync(path).isDirectory()) return Math.max(mtimeMs, ctimeMs);
	if (path.endsWith('paraglide') || path.endsWith('pdfjs')) return 0;
	return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const packages = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {});

/** npm writes its own record of what lies in node_modules at the end of an install. */
function isInstalled() {
	const present = packages('node_modules/.package-lock.json');
	const same = ([path, { version, optional, extraneous }]) =>
		path === '' || optional || extraneous || present[path]?.version === version;
	return Object.entries(packages('package-lock.json')).every(same) && existsSync('node_modules/.bin');
}

function install() {
	// By its path with this system's slashes: Windows' shell takes what follows another for an option
	const node = join('node_modules', '.bin', 'node');
	if (isInstalled() && spawnSync(node, ['-v'], { shell: isWindows }).status === 0) return;
	run('npm', 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error');
}

/**
 * `npm start` replaces npm's shell by the relay with `exec`, so that a signal reaches the relay and npm waits for its
 * end. Windows has no such command and no such signals: there it only runs what follows.
 */
function provideExec() {
	if (isWindows) writeFileSync('node_modules/.bin/exec.cmd', '@%*\r\n');
}

/** pdf.js fetches these by name; they belong to the installed version, so they are copied, not kept. */
function copyPdfJs() {
	mkdirSync('static/pdfjs', { recursive: true });
	for (const name of ['openjpeg.wasm', 'jbig2.wasm', 'qcms_bg.wasm'])
		copyFileSync(join('node_modules/pdfjs-dist/wasm', name), join('static/pdfjs', name));
}

function build() {
	const sources = [
		'src',
		'static',
		'templates',
		'project.inlang/settings.json',
		'package-lock.json',
		'svelte.config.js',
		'vite.config.ts'
	];
	const page = 'build/index.html';
	const builtAt = existsSync(page) ? statSync(page).mtimeMs : 0;
	if (builtAt > Math.max(...sources.map(newest))) return;
	run('npm', 'run', '--silent', 'build');
}

/** What `npm run browsers` uses. */
const otherBrowsers = {
	'/usr/bin/firefox-esr': 'firefox-esr',
	'/usr/bin/WebKitWebDriver': 'webkit2gtk-driver',
	'/usr/bin/xvfb-run': 'xvfb',
	'/usr/bin/xauth': 'xauth'
};

/** What tests use, by the file that shows it is there, and the Debian package that brings it. Tests that lack one skip and say so. */
const tools = {
	[process.env.CHROMIUM ?? '/usr/bin/chromium']: 'chromium',
	'/usr/bin/chromium-headless-shell': 'chromium-headless-shell',
	'/usr/bin/pdftotext': 'poppler-utils',
	'/usr/bin/qpdf': 'qpdf',
	'/usr/bin/zbarimg': 'zbar-tools',
	'/usr/bin/certutil': 'libnss3-tools',
	'/usr/bin/age': 'age',
	'/usr/sbin/postfix': 'postfix',
	'/usr/sbin/dovecot': 'dovecot-imapd',
	...(process.argv.includes('--office') ? { '/usr/bin/soffice': 'libreoffice-writer-nogui' } : {}),
	...(process.argv.includes('--browsers') ? otherBrowsers : {})
};

/** Asked by Debian before it starts the service of a new package; 101 says no. */
const servicePolicy = '/usr/sbin/policy-rc.d';

/** On Debian as root by apt, elsewhere Playwright's own browser. Mail servers are installed and not started: tests start their own. */
function testTools() {
	const missing = Object.entries(tools).filter(([file]) => !existsSync(file));
	if (missing.length === 0) return;
	if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		apt(missing.map(([, name]) => name));
		return;
	}
	if (missing.some(([, name]) => name === 'chromium')) run('npx', 'playwright', 'install', 'chromium');
}

function apt(packages) {
	const patient = ['-o', 'DPkg::Lock::Timeout=300'];
	const isOurs = !existsSync(servicePolicy);
	process.env.DEBIAN_FRONTEND = 'noninteractive';
	if (isOurs) writeFileSync(servicePolicy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
	try {
		run('apt-get', ...patient, 'update', '-qq');
		run('apt-get', ...patient, 'install', '-y', '-qq', '--no-install-recommends', ...packages);
	} finally {
		if (isOurs) rmSync(servicePolicy);
	}
}

install();
provideExec();
copyPdfJs();
if (process.argv.includes('--build')) build();
if (process.argv.includes('--test-tools')) testTools();
