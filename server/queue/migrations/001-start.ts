/** The tables of the first release. */
export const start = `
	create table setting (
		key text primary key,
		value text not null
	) strict;

	create table device (
		id text primary key,
		name text not null,
		ledger_id text not null,
		role text not null check (role in ('admin', 'sender')),
		token_sha256 text not null unique,
		paired_at text not null,
		last_seen_at text,
		revoked_at text
	) strict;

	create table pairing (
		code_sha256 text not null,
		role text not null check (role in ('admin', 'sender')),
		tries_left integer not null,
		expires_at text not null
	) strict;

	create table ledger (
		ledger_id text primary key,
		epoch integer not null default 1,
		next_seq integer not null default 1,
		acknowledged_epoch integer not null default 0,
		acknowledged_seq integer not null default 0
	) strict;

	create table allowed_host (
		host text not null,
		port integer not null,
		primary key (host, port)
	) strict;

	create table mailbox (
		id text primary key,
		name text not null,
		host text not null,
		port integer not null,
		security text not null check (security in ('tls', 'starttls', 'opportunistic', 'none')),
		login text not null check (login in ('none', 'password')),
		"user" text not null,
		secret blob,
		sender_name text not null,
		sender_address text not null,
		reply_to text not null,
		pin text not null,
		practice integer not null default 0,
		paused_reason text,
		paused_detail text,
		paused_at text,
		down_since text,
		down_tries integer not null default 0,
		retry_at text,
		last_taken_at text
	) strict;

	create table blob (
		sha256 text primary key,
		size integer not null,
		bytes blob not null,
		created_at text not null
	) strict;

	create table batch (
		id text primary key,
		ledger_id text not null,
		device_id text not null,
		approved_at text,
		sealed_at text
	) strict;

	create table message (
		id text primary key,
		batch_id text not null references batch,
		ledger_id text not null references ledger,
		issuer_id text not null,
		mailbox_id text not null references mailbox,
		practice integer not null,
		seal text not null,
		content text not null,
		resend_of text,
		not_before text,
		queue_order integer,
		created_at text not null
	) strict;
	create index message_batch on message (batch_id);
	create index message_mailbox on message (mailbox_id);
	create unique index message_order on message (queue_order);

	create table message_invoice (
		message_id text not null references message,
		issuer_id text not null,
		number text not null,
		primary key (message_id, number)
	) strict;
	create index message_invoice_number on message_invoice (issuer_id, number);

	create table message_blob (
		message_id text not null references message,
		sha256 text not null references blob,
		primary key (message_id, sha256)
	) strict;

	create table mime (
		message_id text primary key references message,
		bytes blob not null,
		sha256 text not null,
		header_id text not null,
		created_at text not null
	) strict;

	create table attempt (
		id text primary key,
		message_id text not null references message,
		mailbox_id text not null references mailbox,
		state text not null check (state in ('claimed', 'armed', 'closed')),
		lease text not null,
		lease_until text not null,
		fence integer not null,
		claimed_at text not null,
		armed_at text,
		closed_at text,
		outcome text
	) strict;
	create unique index attempt_fence on attempt (message_id, fence);
	create unique index attempt_open on attempt (message_id) where state <> 'closed';

	create table recipient (
		message_id text not null references message,
		address text not null,
		mailbox_id text not null,
		queue_order integer,
		state text not null check (state in ('staged', 'queued', 'deferred', 'accepted', 'rejected', 'uncertain',
			'delivered', 'bounced', 'cancelled', 'expired')),
		due_at text,
		attempt_id text references attempt,
		first_failed_at text,
		tries integer not null default 0,
		reason text,
		code integer,
		reply text not null default '',
		evidence text check (evidence in ('reply', 'report', 'sent-folder', 'person')),
		changed_at text not null,
		primary key (message_id, address)
	) strict;
	create index recipient_waiting on recipient (mailbox_id, queue_order)
		where state in ('queued', 'deferred') and attempt_id is null;
	create index recipient_attempt on recipient (attempt_id) where attempt_id is not null;

	create table receipt (
		ledger_id text not null references ledger,
		epoch integer not null,
		seq integer not null,
		batch_id text not null,
		message_id text not null references message,
		recipient text not null,
		state text not null,
		at text not null,
		practice integer not null,
		evidence text,
		reason text,
		code integer,
		reply text not null,
		next_try_at text,
		attempt_id text,
		mime_sha256 text,
		primary key (ledger_id, epoch, seq)
	) strict, without rowid;

	create table tombstone (
		message_id text primary key,
		ledger_id text not null,
		created_at text not null
	) strict;
	`;
