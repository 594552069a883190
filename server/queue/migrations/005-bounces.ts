/** How far each mailbox has been read, and the copies that are to be filed in Sent. */
export const bounces = `
	create table reading (
		mailbox_id text not null references mailbox on delete cascade,
		account text not null,
		uid_validity text not null default '',
		last_uid integer not null default 0,
		problem text,
		detail text not null default '',
		at text not null,
		primary key (mailbox_id, account)
	) strict;

	create table sent_copy (
		message_id text primary key references message,
		mailbox_id text not null references mailbox,
		state text not null check (state in ('waiting', 'filed', 'given-up')),
		due_at text not null,
		tries integer not null default 0,
		detail text not null default '',
		changed_at text not null
	) strict;
	create index sent_copy_waiting on sent_copy (mailbox_id, due_at) where state = 'waiting';
`;
