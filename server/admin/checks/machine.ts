import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { explainOpening } from '#server/queue/open-error.ts';
import { fine, note, wrong, type Finding } from './finding.ts';

const megabyte = 1_000_000;
/** Bytes: too little for one large message, and little enough to look after. */
const room = { needed: 100 * megabyte, wanted: 1_000 * megabyte };

/** Node's version: the relay is tried with 24 and newer. */
export function checkNode(version: string): Finding {
	const major = Number(/^v(\d+)/.exec(version)?.[1]);
	if (major >= 24) return fine(`Node ${version}`);
	return wrong(`Node ${version} is too old. Start the relay with npm start, which uses Node 24.`);
}

/** The data folder: there, writable, and closed to others. */
export function checkFolder(folder: string): Finding {
	if (!existsSync(folder))
		return wrong(`There is no data folder ${resolve(folder)}. Is DATA_DIR right? The first start makes the folder.`);
	if (!statSync(folder).isDirectory()) return wrong(explainOpening({ type: 'NotAFolder' }, folder));
	try {
		accessSync(folder, constants.R_OK | constants.W_OK);
	} catch {
		return wrong(`This user may not write to ${resolve(folder)}. Run the relay as the user who owns it.`);
	}
	const mode = statSync(folder).mode & 0o777;
	if (process.platform !== 'win32' && mode & 0o077)
		return note(`Others on this machine can look into ${resolve(folder)}. Run: chmod 700 ${resolve(folder)}`);
	return fine(`Data folder ${resolve(folder)}`);
}

/** Free room on the disk of the data folder. */
export function checkDisk(folder: string): Finding {
	const { bavail, bsize } = statfsSync(folder);
	const free = bavail * bsize;
	const words = `${Math.floor(free / megabyte)} MB free on the disk of the data`;
	if (free < room.needed) return wrong(`Only ${words}. The relay takes no more invoices until there is room.`);
	return free < room.wanted ? note(`Only ${words}; make room soon.`) : fine(words);
}

/** The clock against the last thing that the relay wrote: it must not have gone back. */
export function checkClock(now: string, lastChange: string | null): Finding {
	if (now < '2026-01-01')
		return wrong(`This machine's clock says ${now}. Set it right: every receipt carries its time.`);
	if (lastChange !== null && Date.parse(lastChange) > Date.parse(now) + 60_000)
		return wrong(
			`This machine's clock says ${now}, but the relay wrote something at ${lastChange}. Set the clock right.`
		);
	return fine(`Clock ${now}`);
}
