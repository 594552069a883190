import { chown, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { endDaemon, freePorts, run, runDaemon, untilOpen, type Certificate } from './mta.ts';
import type { Dovecot } from './dovecot.ts';

/** A real mail server on this machine; nothing that it takes leaves the machine. */
export interface Postfix {
	/** Without TLS or login, as on a firm's own network. */
	port: number;
	/** Submission with STARTTLS and login. */
	submissionPort: number;
	/** Submission with implicit TLS and login. */
	tlsPort: number;
	/** Mails in its queue. */
	waiting: () => Promise<number>;
	stop: () => Promise<void>;
}

/** What makes one Postfix differ from another. */
export interface PostfixOptions {
	/** Name and folder of the instance. */
	name: string;
	dovecot: Dovecot;
	certificate: Certificate;
	/** Where mail for others goes on to; without it every address has a mailbox here. */
	relayPort?: number;
	/** The domain whose addresses have mailboxes here although the rest is relayed. */
	ownDomain?: string;
	/** A policy server that is asked about each recipient. */
	policyPort?: number;
}

/**
 * Local parts that a server without `relayPort` refuses, whatever their domain: `nobody` at RCPT, `late` after it has
 * taken the mail, so that its report comes back from there.
 */
const refusals = '/^nobody@/ 550 5.1.1 User unknown\n/^full@/ 452 4.2.2 Mailbox full\n';

/** Starts Postfix with configuration, queue and log of its own in a folder. */
export async function startPostfix(folder: string, options: PostfixOptions): Promise<Postfix> {
	const ports = (await freePorts(3)) as [number, number, number];
	const [port, submissionPort, tlsPort] = ports;
	const home = join(folder, options.name);
	const etc = join(home, 'etc');
	await Promise.all(['etc', 'queue', 'data'].map((name) => mkdir(join(home, name), { recursive: true })));
	await chown(join(home, 'data'), Number(await run('id', '-u', 'postfix')), 0);
	const script = join(etc, 'deliver.sh');
	await writeFile(script, deliverScript(options.dovecot.home));
	await writeFile(join(etc, 'main.cf'), mainFile(folder, home, options));
	await writeFile(join(etc, 'master.cf'), masterFile(ports, script));
	await writeFile(join(etc, 'recipients'), options.relayPort === undefined ? refusals : '');
	await writeFile(join(etc, 'transport'), options.relayPort === undefined ? '/^late@/ refuse:\n' : '');
	await runDaemon('/usr/sbin/postfix', '-c', etc, 'start');
	await Promise.all(ports.map(untilOpen));
	return {
		port,
		submissionPort,
		tlsPort,
		waiting: async () => (await run('/usr/sbin/postqueue', '-c', etc, '-j')).split('\n').length - 1,
		async stop() {
			await endDaemon(join(home, 'queue', 'pid', 'master.pid'), 'SIGTERM');
		}
	};
}

const mainFile = (folder: string, home: string, { name, dovecot, certificate, ...options }: PostfixOptions) => `
compatibility_level = 3.6
queue_directory = ${home}/queue
data_directory = ${home}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = ${home}/queue/maillog
maillog_file_prefixes = ${folder}
syslog_name = postfix-${name}
myhostname = mx.${name}.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtp_bind_address = 127.0.0.1
disable_dns_lookups = yes
smtp_dns_support_level = disabled
smtp_host_lookup = native
${options.relayPort === undefined ? '' : `relayhost = [127.0.0.1]:${options.relayPort}`}
alias_maps =
local_recipient_maps =
virtual_mailbox_domains = ${options.relayPort === undefined ? 'regexp:{{/./ all}}' : options.ownDomain}
virtual_mailbox_maps = static:all
virtual_transport = maildir
maildir_destination_recipient_limit = 1
transport_maps = regexp:${home}/etc/transport
message_size_limit = 40000000
smtpd_tls_cert_file = ${certificate.certificate}
smtpd_tls_key_file = ${certificate.key}
smtpd_tls_security_level = may
smtp_tls_security_level = none
smtpd_sasl_type = dovecot
smtpd_sasl_path = ${dovecot.auth}
smtpd_peername_lookup = no
smtpd_recipient_restrictions = check_recipient_access regexp:${home}/etc/recipients${
	options.policyPort === undefined ? '' : `, check_policy_service inet:127.0.0.1:${options.policyPort}`
}, permit_mynetworks, reject
smtpd_relay_restrictions = permit_mynetworks, reject
minimal_backoff_time = 5s
maximal_backoff_time = 10s
queue_run_delay = 5s
smtpd_client_connection_count_limit = 0
smtpd_error_sleep_time = 0
in_flow_delay = 0
`;

/** Puts a mail into a Maildir; Dovecot's own programs to deliver take no letters but ASCII before the @. */
const deliverScript = (home: string) => `set -e
cd ${home} && mkdir -p "$1/$2/Maildir/tmp" "$1/$2/Maildir/new" "$1/$2/Maildir/cur" && cd "$1/$2/Maildir"
name=$(date +%s.%N).$$
cat > tmp/$name && mv tmp/$name new/$name
`;

const submission = (port: number, security: string) => `127.0.0.1:${port} inet n - n - - smtpd
  -o ${security} -o smtpd_sasl_auth_enable=yes -o smtpd_tls_auth_only=yes
  -o smtpd_relay_restrictions=permit_sasl_authenticated,reject
  -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject
`;

const masterFile = ([port, submissionPort, tlsPort]: [number, number, number], script: string) => `
127.0.0.1:${port} inet n - n - - smtpd
${submission(submissionPort, 'smtpd_tls_security_level=encrypt')}${submission(tlsPort, 'smtpd_tls_wrappermode=yes')}
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
maildir unix - n n - - pipe
  flags=DRhu user=nobody null_sender= argv=/bin/sh ${script} \${domain} \${user}
refuse unix - n n - - pipe
  user=nobody argv=/bin/sh -c {echo 5.1.1 Mailbox was closed; exit 67}
`;
