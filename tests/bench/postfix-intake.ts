import { chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endDaemon, freePorts, newServerFolder, run, runDaemon, untilOpen } from '#tests/support/mta.ts';

/** Postfix that takes mail into its queue, on the disk, and leaves it there. */
export interface Intake {
	port: number;
	stop: () => Promise<void>;
}

/** Starts Postfix with configuration and queue of its own; all that it takes is put on hold, so that nothing is sent. */
export async function startIntake(): Promise<Intake> {
	const home = await newServerFolder();
	const [port] = (await freePorts(1)) as [number];
	await Promise.all(['etc', 'queue', 'data'].map((name) => mkdir(join(home, name))));
	await chown(join(home, 'data'), Number(await run('id', '-u', 'postfix')), 0);
	await writeFile(join(home, 'etc', 'main.cf'), mainFile(home));
	await writeFile(join(home, 'etc', 'master.cf'), masterFile(port));
	await runDaemon('/usr/sbin/postfix', '-c', join(home, 'etc'), 'start');
	await untilOpen(port);
	return {
		port,
		async stop() {
			await endDaemon(join(home, 'queue', 'pid', 'master.pid'), 'SIGTERM');
			await rm(home, { recursive: true });
		}
	};
}

/** Messages a second that `smtp-source` hands to a port over five connections. */
export async function sourceRate(port: number, count: number): Promise<number> {
	const start = performance.now();
	const words = ['-s', '5', '-m', String(count), '-l', '60000', '-f', 'facturen@zonneveld.example'];
	await run('/usr/sbin/smtp-source', ...words, '-t', 'inkoop@delinde.example', `127.0.0.1:${port}`);
	return count / ((performance.now() - start) / 1000);
}

const mainFile = (home: string) => `
compatibility_level = 3.6
queue_directory = ${home}/queue
data_directory = ${home}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${home}/queue/maillog
maillog_file_prefixes = ${home}
syslog_name = postfix-bench
myhostname = mx.bench.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
disable_dns_lookups = yes
smtp_dns_support_level = disabled
alias_maps =
local_recipient_maps =
smtpd_peername_lookup = no
smtpd_client_restrictions = check_client_access static:HOLD
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_client_connection_count_limit = 0
in_flow_delay = 0
`;

const masterFile = (port: number) => `
127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;
