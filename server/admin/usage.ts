/** How the commands are called. */
export const usage = `Usage: npm run relay -- COMMAND

  pair [--admin]        make a link that pairs one more device, good once and for ten minutes;
                        the first device is an admin, others are senders unless --admin is given
  devices               list the devices
  revoke ID             end the access of a device, named as in the list: by its id, the end of it, or its name
  allow HOST:PORT       let the relay connect to a mail server on this machine or a private network
  allow --list          list the mail servers that are allowed
  disallow HOST:PORT    take that leave back
  mailboxes             list the mailboxes, what waits in them and whether they are stopped
  backup FILE           write a backup of all that the relay knows into a new file
  restore FILE          put a backup in the place of the data, while the relay is stopped;
                        --replace puts data aside that is there already
  tls [NAME ...]        serve HTTPS on the firm's network, by a certificate of this machine's own
                        for these names; --off goes back to plain HTTP
  audit                 verify and print who did what when
  keep-years [YEARS]    for how many years receipts keep their addresses (10); after that a name that
                        leads back to nobody takes their place
  doctor                look for whatever keeps the relay from working well

The commands work on the data folder (DATA_DIR, ./data), all but restore also while the relay runs.`;

/** The part of the usage that tells of one command, or nothing where there is no such command. */
const formOf = (command: string): string[] => {
	const lines = usage.split('\n');
	const first = lines.findIndex((line) => line.startsWith(`  ${command} `));
	if (command === '' || first === -1) return [];
	const end = lines.findIndex(
		(line, index) => index > first && !/^ {6}/.test(line) && !line.startsWith(`  ${command} `)
	);
	return lines.slice(first, end);
};

/** Whether there is such a command. */
export const isCommand = (command: string): boolean => formOf(command).length > 0;

/** What to say to words that were not understood: first what is wrong with them, then how it is done. */
export function explainUsage([command, ...words]: readonly string[]): string[] {
	if (command === undefined) return [usage];
	const form = formOf(command);
	if (form.length === 0) return [`There is no command “${command}”.`, '', usage];
	const given = words.map((word) => `“${word}”`).join(' ');
	return [
		given ? `${command} does not take ${given}. Its form:` : `${command} needs more words. Its form:`,
		'',
		...form
	];
}
