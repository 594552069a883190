import { spawn } from 'node:child_process';
import { Builder, Capabilities } from 'selenium-webdriver';
import { until } from '../../support/until.ts';

/** Debian's build of WebKit, the engine of Safari, on a screen of its own that nobody sees. */
export async function open(size, port) {
	const server = spawn(
		'xvfb-run',
		['-a', '-s', `-screen 0 ${size.width}x${size.height}x24`, 'WebKitWebDriver', `--port=${port}`],
		{
			detached: true,
			stdio: 'ignore',
			env: {
				...process.env,
				LANGUAGE: 'en_GB',
				LIBGL_ALWAYS_SOFTWARE: '1',
				WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1'
			}
		}
	);
	const url = `http://127.0.0.1:${port}`;
	const isReady = () =>
		fetch(`${url}/status`).then(
			({ ok }) => ok,
			() => false
		);
	await until(isReady, (ready) => ready);
	const driver = await new Builder()
		.usingServer(url)
		.withCapabilities(
			new Capabilities({
				browserName: 'MiniBrowser',
				'webkitgtk:browserOptions': {
					binary: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
					args: ['--automation']
				}
			})
		)
		.build();
	await driver
		.manage()
		.window()
		.setRect({ x: 0, y: 0, ...size });
	return {
		open: (address) => driver.get(address),
		read: (expression) => driver.executeScript(`return (${expression})`),
		picture: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
		async close() {
			await driver.quit();
			process.kill(-server.pid, 'SIGTERM');
		}
	};
}
