import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#domain/result.ts';
import { addressOf, type Env } from '#server/env.ts';
import { inspectCopy } from '#server/queue/copy.ts';
import { fileName, isHalfRestored, openBeside } from '#server/queue/database.ts';
import { lockFolder } from '#server/queue/folder-lock.ts';
import { migrations } from '#server/queue/migrations.ts';
import { explainOpening } from '#server/queue/open-error.ts';
import { lastChange } from '#server/queue/overdue.ts';
import type { Store } from '#server/queue/schema.ts';
import { readSetting } from '#server/queue/settings.ts';
import { readCredentials, tlsFolder } from '#server/tls/folder.ts';
import { fine, note, wrong, type Finding } from './checks/finding.ts';
import { checkKey } from './checks/key.ts';
import { checkClock, checkDisk, checkFolder, checkNode } from './checks/machine.ts';
import { checkHosts, checkPort, checkRunning } from './checks/network.ts';
import { checkBackup, checkMailboxes, checkQueue } from './checks/work.ts';

/** Looks at everything that an operator can get wrong; an error where anything is. It changes nothing. */
export async function examine(env: Env, now: string): Promise<Result<string[], string[]>> {
	const findings = [checkNode(process.version), checkFolder(env.dataDir)];
	if (findings.every(({ level }) => level !== 'wrong'))
		findings.push(checkDisk(env.dataDir), ...(await data(env, now)));
	const isWell = findings.every(({ level }) => level !== 'wrong');
	const lines = findings.map(({ level, text }) => `${level.padEnd(5)}  ${text}`);
	return isWell ? ok([...lines, 'All is well.']) : err([...lines, 'See to what is wrong, then run this again.']);
}

/** The database, and whatever can be asked of it. */
async function data(env: Env, now: string): Promise<Finding[]> {
	const path = join(env.dataDir, fileName);
	if (isHalfRestored(env.dataDir)) return [wrong(explainOpening({ type: 'HalfRestored' }, env.dataDir))];
	if (!existsSync(path)) return [note(`The relay has not been started on ${env.dataDir} yet`)];
	const inspected = inspectCopy(path);
	if (!inspected.ok && inspected.error.type === 'NotReadable')
		return [wrong(explainOpening({ ...inspected.error, type: 'NoAccess' }, env.dataDir))];
	if (!inspected.ok)
		return [wrong(`${path} is damaged or of another program. Stop the relay and restore the last backup.`)];
	if (inspected.value > migrations.length)
		return [wrong(`${path} was written by a newer version of Facturier. Start that version.`)];
	if (inspected.value < migrations.length)
		return [note(`${path} is of an older version. Start the relay, which brings it up to date; then run this again.`)];
	const opened = openBeside(env.dataDir);
	if (!opened.ok) return [wrong(explainOpening(opened.error, env.dataDir))];
	const findings = await relay(env, opened.value.store, now);
	await opened.value.close();
	return [fine(`${path} is whole`), ...findings];
}

const relay = async (env: Env, store: Store, now: string): Promise<Finding[]> => [
	checkClock(now, await lastChange(store)),
	await checkKey(store, env.keyFile, env.dataDir),
	await service(env, store),
	...(await checkHosts(store)),
	...(await checkMailboxes(store)),
	await checkQueue(store, now),
	await checkBackup(store, now)
];

/** The certificate that vouches for the relay's own, where it serves HTTPS by one; null elsewhere. */
function authorityOf({ keyFile, publicUrl }: Env): string | null {
	if (publicUrl !== null) return null;
	const [authority, relay] = (['authority', 'relay'] as const).map((file) => readCredentials(tlsFolder(keyFile), file));
	return authority?.ok && relay?.ok && relay.value ? (authority.value?.certificate ?? null) : null;
}

/** A relay that runs is asked; where none does, its port is looked at. */
async function service(env: Env, store: Store): Promise<Finding> {
	const lock = lockFolder(env.dataDir);
	if (!lock.ok)
		return checkRunning((await readSetting(store, 'address')) ?? addressOf(env, env.port), authorityOf(env));
	lock.value.release();
	return checkPort(env.host, env.port);
}
