import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { lightLaunchOptions } from '#tests/support/chromium.ts';
import { cameraFor } from './camera.ts';
import { everyday } from './everyday.ts';
import { firstRun } from './first-run.ts';
import { openStudio } from './studio.ts';
import { travelling } from './travelling.ts';

const { values } = parseArgs({
	options: { out: { type: 'string' }, only: { type: 'string', default: '' }, part: { type: 'string', default: '' } }
});
if (!values.out) throw new Error('npm run -s pictures -- --out DIR [--only SCREEN,SCREEN] [--part PART]');

const parts = { 'first-run': firstRun, everyday, travelling };
const camera = await cameraFor(values.out, values.only.split(',').filter(Boolean));
const browser = await chromium.launch(lightLaunchOptions);
const studio = openStudio(browser, camera);
for (const [name, part] of Object.entries(parts)) {
	if (values.part === '' || values.part === name) await part(studio);
}
await browser.close();
await studio.close();
console.log(JSON.stringify(camera.roll));
process.exitCode = camera.roll.missed.length + camera.roll.wide.length > 0 ? 1 : 0;
