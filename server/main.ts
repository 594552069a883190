import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { destination, pino } from 'pino';
import { v7 as uuid } from 'uuid';
import { lostPasswords } from './admin/checks/key.ts';
import { keepHouse } from './admin/housekeeping.ts';
import { announcePairing } from './admin/pairing-link.ts';
import { startComposer } from './delivery/composer.ts';
import { timeouts } from './delivery/delivery.ts';
import { awaitArrival } from './bounces/arrival.ts';
import { isInSent } from './bounces/check-sent.ts';
import { createReader } from './bounces/reader.ts';
import { sendTestMail } from './delivery/test-mail.ts';
import { createWorker } from './delivery/worker.ts';
import { addressOf, readEnv } from './env.ts';
import { createApp } from './http/app.ts';
import { startMarkReader } from './http/mark-reader.ts';
import { createAccessTokens } from './oauth/access-tokens.ts';
import { createKeys } from './oauth/credentials.ts';
import { createSignIn } from './oauth/sign-in.ts';
import { openPractice } from './practice/practice.ts';
import { isAllowed } from './queue/allowed-hosts.ts';
import { openDatabase } from './queue/database.ts';
import { explainOpening, databaseErrorOf } from './queue/open-error.ts';
import type { MailboxRow } from './queue/schema.ts';
import { noticeRestore } from './queue/restored.ts';
import { watchRoom } from './queue/room.ts';
import { writeSetting } from './queue/settings.ts';
import { readCertificate } from './tls/certificate.ts';
import { explainTls, tlsFolder } from './tls/folder.ts';
import { createListener, keepRenewed } from './tls/listener.ts';
import { ownAddresses, ownNames } from './tls/places.ts';
import { currentCertificates } from './tls/renewal.ts';
import { startTrustPage } from './tls/trust-page-server.ts';
import type { Guard } from './transport/reach.ts';
import { explainKeyFile, openKeyFile } from './vault/key-file.ts';
import { openVault } from './vault/vault.ts';

/** Milliseconds that requests and mails under way get to end when the relay is stopped. */
const grace = 5_000;

const read = readEnv(process.env);
const log = pino({ base: null, level: process.stderr.isTTY ? 'warn' : 'info' }, destination({ fd: 2, sync: true }));
process.on('uncaughtException', (error) => {
	log.fatal({ err: error }, 'relay.crashed');
	const known = databaseErrorOf(error);
	if (known && read.ok) console.error(explainOpening(known, read.value.dataDir));
	process.exit(1);
});

if (!read.ok) fail(read.error);
const env = read.value;
const now = () => new Date().toISOString();

const key = openKeyFile(env.keyFile, env.dataDir);
if (!key.ok) fail([explainKeyFile(key.error)]);
const vault = openVault(key.value);

const database = openDatabase(env.dataDir);
if (!database.ok) fail([explainOpening(database.error, env.dataDir)]);
const { store, shared, ahead, close: closeDatabase } = database.value;
const restored = await noticeRestore(store, now());
if (restored) log.warn({ uncertain: restored.uncertain }, 'relay.restored');

const readCertificates = () => currentCertificates(tlsFolder(env.keyFile), ownAddresses(), now());
const tls = await readCertificates();
if (!tls.ok) fail([explainTls(tls.error)]);
const certified = tls.value && readCertificate(tls.value.relay.certificate);

const practice = await openPractice({ store, vault, log, dataDir: env.dataDir, now });
const ownPorts: number[] = [];
const guard: Guard = {
	ownPorts,
	allow: async (host, port) =>
		(host === '127.0.0.1' && port === practice.port) || (await isAllowed(store, { host, port }))
};
const tokenParts = { store, vault, log, now, base: env.oauthBase };
const keys = createKeys(vault, createAccessTokens(tokenParts));
const room = watchRoom(env.dataDir);
const common = { store, shared, ahead, guard, log, clock: now, newId: uuid, backoffScale: env.backoffScale };
const composer = startComposer();
const sending = { ...common, hasRoom: room.forSending, compose: composer.build, timeouts, credentials: keys.smtp };
const reading = { ...common, credentials: keys.imap };
const reader = createReader(reading);
const worker = createWorker({ ...sending, settled: (mailboxId) => reader.ring(mailboxId) });
const signIn = createSignIn({ ...tokenParts, wake });
const testing = { ...sending, arrival: (mailbox: MailboxRow, id: string) => awaitArrival(reading, mailbox, id) };
const marks = startMarkReader();
const app = createApp({
	store,
	vault,
	guard,
	marks,
	practice,
	signIn,
	isInSent: (mailbox, headerId) => isInSent(reading, mailbox, headerId),
	testMail: (mailbox, words, tell) => sendTestMail(testing, mailbox, words, tell),
	log,
	now,
	wake,
	isTurning: () => worker.isTurning(),
	freeBytes: room.freeBytes,
	webRoot: env.webRoot,
	recipientsPerDay: env.recipientsPerDay,
	publicUrl: env.publicUrl,
	names: [env.host, ...ownNames(), ...(certified?.names ?? [])]
});

const server = createListener(app.fetch, tls.value);
server.listen(env.port, tls.value && !env.hostIsGiven ? undefined : env.host);
try {
	await once(server, 'listening');
} catch (error) {
	fail([`Cannot listen on port ${env.port} of ${env.host}: ${explain(error)} Set PORT to another one.`]);
}
const { port } = server.address() as AddressInfo;
ownPorts.push(port);
await worker.start();
reader.wake();

const address = addressOf(env, port, certified?.names[0]);
await writeSetting(store, 'address', address);
log.info({ port, node: process.version }, 'relay.started');
console.log(`Facturier is at ${address}`);
if (restored)
	console.log(
		`It runs on a backup of ${restored.copiedAt}: nothing is sent until an admin lets each mailbox go on in the app.`
	);
const trust = tls.value && (await startTrustPage({ certificates: tls.value, port: env.trustPort, appUrl: address }));
if (trust) {
	ownPorts.push(...trust.ports);
	for (const line of trust.lines) console.log(line);
}
const stopRenewing = keepRenewed(server, readCertificates, (error) => log.error({ err: error }, 'tls.failed'));
if (env.publicUrl !== null) console.log(`Its proxy reaches it at ${addressOf({ ...env, publicUrl: null }, port)}`);
if (!existsSync(join(env.webRoot, 'index.html')))
	console.log(`The app is not built (${env.webRoot}): run npm run build`);
const lost = await lostPasswords(store, vault, env.keyFile);
if (lost !== null) log.error('key.strange');
console.log(
	lost ??
		`Data in ${env.dataDir}; its passwords open only with ${env.keyFile}: keep copies of both, apart from each other.`
);
const stopHouse = keepHouse({ store, vault, now, log });
const stopAnnouncing = await announcePairing({
	store,
	address,
	now,
	print: (link) => console.log(`Pair this device within 10 minutes: ${link}`),
	onError: (error) => log.error({ err: error }, 'pairing.failed')
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
console.log('Stop with Ctrl+C.');

/** Something may be due, or a mailbox is another one than before. */
function wake(): void {
	worker.wake();
	reader.wake();
}

/** Ends in order: no more requests, then no more mail, then the parts those used. */
async function stop(): Promise<void> {
	stopAnnouncing();
	stopHouse();
	signIn.stop();
	stopRenewing();
	trust?.close();
	await Promise.all([closeServer(), worker.stop(grace), reader.stop()]);
	await practice.close();
	await marks.close();
	await composer.close();
	await closeDatabase();
	log.info('relay.stopped');
	process.exit(0);
}

/** Refuses new requests, and cuts off those that take too long. */
async function closeServer(): Promise<void> {
	const closed = new Promise((resolve) => server.close(resolve));
	const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), grace);
	await closed;
	clearTimeout(cut);
}

function explain(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : '';
	if (code === 'EADDRINUSE') return 'another program uses it; perhaps Facturier is running already.';
	return error instanceof Error ? `${error.message}.` : '';
}

/** For what the person who starts the relay can mend. */
function fail(lines: string[]): never {
	for (const line of lines) console.error(line);
	process.exit(1);
}
