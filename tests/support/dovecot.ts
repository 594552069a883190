import { chown, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endDaemon, freePorts, runDaemon, untilOpen, type Certificate } from './mta.ts';

/** A real IMAP server on this machine. Whoever mail is delivered to has a mailbox; everybody's password is the same. */
export interface Dovecot {
	port: number;
	/** Implicit TLS. */
	tlsPort: number;
	/** Its configuration, for `doveadm -c`. */
	file: string;
	/** Where the mails of NAME@DOMAIN lie, as DOMAIN/NAME/Maildir. */
	home: string;
	/** The socket where Postfix asks about logins. */
	auth: string;
	password: string;
	/** The mails in a folder of an address (`''` is the inbox), in no order. */
	mailsOf: (address: string, folder?: string) => Promise<Buffer[]>;
	/** How many mails in the inbox of an address are marked in any way. */
	seenBy: (address: string) => Promise<number>;
	/** All addresses that have a mailbox. */
	addresses: () => Promise<string[]>;
	stop: () => Promise<void>;
}

/** Somebody without rights on the machine to whom the mails belong. */
const owner = 65534;

/** Starts Dovecot with a configuration of its own in a folder. */
export async function startDovecot(folder: string, certificate: Certificate): Promise<Dovecot> {
	const [port, tlsPort] = (await freePorts(2)) as [number, number];
	const home = join(folder, 'mail');
	const base = join(folder, 'dovecot');
	const password = 'pw-Zeer-Geheim';
	await mkdir(base, { recursive: true });
	await mkdir(home, { recursive: true });
	await chown(home, owner, owner);
	const file = join(folder, 'dovecot.conf');
	await writeFile(file, configuration({ base, home, certificate, password, port, tlsPort }));
	await runDaemon('/usr/sbin/dovecot', '-c', file);
	await Promise.all([untilOpen(port), untilOpen(tlsPort)]);
	const maildir = (address: string) => join(home, ...address.toLowerCase().split('@').reverse(), 'Maildir');
	return {
		port,
		tlsPort,
		file,
		home,
		auth: join(base, 'auth'),
		password,
		async mailsOf(address, name = '') {
			const parts = ['new', 'cur'].map((part) => join(maildir(address), name && `.${name}`, part));
			const files = await Promise.all(parts.map((part) => listOf(part)));
			return Promise.all(files.flat().map((path) => readFile(path)));
		},
		async seenBy(address) {
			const names = await readdir(join(maildir(address), 'cur'));
			return names.filter((name) => /:2,\w/.test(name)).length;
		},
		async addresses() {
			const domains = await readdir(home);
			const lists = domains.map(async (domain) =>
				(await readdir(join(home, domain))).map((name) => `${name}@${domain}`)
			);
			return (await Promise.all(lists)).flat();
		},
		async stop() {
			// Asked politely it takes three seconds.
			await endDaemon(join(base, 'master.pid'), 'SIGKILL');
			await rm(folder, { recursive: true, force: true });
		}
	};
}

const listOf = (folder: string): Promise<string[]> =>
	readdir(folder).then(
		(names) => names.map((name) => join(folder, name)),
		() => []
	);

interface Settings {
	base: string;
	home: string;
	certificate: Certificate;
	password: string;
	port: number;
	tlsPort: number;
}

const configuration = ({ base, home, certificate, password, port, tlsPort }: Settings) => `
protocols = imap
listen = 127.0.0.1
base_dir = ${base}
state_dir = ${base}
log_path = ${base}/log
ssl = yes
ssl_cert = <${certificate.certificate}
ssl_key = <${certificate.key}
disable_plaintext_auth = no
auth_mechanisms = plain login
# Letters of any script.
auth_username_chars =
auth_failure_delay = 0
shutdown_clients = yes
mail_location = maildir:~/Maildir
first_valid_uid = 500
last_valid_uid = 0
mail_max_userip_connections = 50
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${owner} gid=${owner} home=${home}/%Ld/%Ln allow_all_users=yes
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    special_use = \\Sent
  }
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = ${tlsPort}
    ssl = yes
  }
}
service auth {
  unix_listener auth {
    mode = 0666
  }
}
# Whoever guesses passwords is not made to wait.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`;
