/** The largest message that a mailbox's server takes, by its own word (SIZE, RFC 1870); null where it has not said. Bytes. */
export const messageSize = `
	alter table mailbox add column max_message_bytes integer;
`;
