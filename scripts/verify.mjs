// Types beside format and lint, then the build, then the unit tests; the words of the first are printed whole at their end.
import { spawn } from 'node:child_process';

/** Runs one of the scripts of package.json and settles when it has ended; fails the whole run if it failed. */
function step(name) {
	const started = performance.now();
	const child = spawn('npm', ['run', '--silent', name], { shell: process.platform === 'win32' });
	const words = [];
	child.stdout.on('data', (part) => words.push(part));
	child.stderr.on('data', (part) => words.push(part));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			console.log(
				`\n${name}: ${code === 0 ? 'passed' : 'failed'} in ${Math.round((performance.now() - started) / 1000)} s`
			);
			process.stdout.write(Buffer.concat(words));
			if (code === 0) resolve();
			else reject(new Error(`${name} failed`));
		});
	});
}

/** Runs the last step with its words as they come. */
const shown = (name) =>
	new Promise((resolve, reject) =>
		spawn('npm', ['run', '--silent', name], { stdio: 'inherit', shell: process.platform === 'win32' })
			.on('error', reject)
			.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${name} failed`))))
	);

try {
	await step('prepare:check');
	await Promise.all([step('lint'), step('types')]);
	await shown('build');
	await shown('unit');
} catch (error) {
	console.error(`\n${error.message}`);
	process.exitCode = 1;
}
