/** What attempts count towards their mailbox's limits, copies to oneself, and what a device has handed over. */
export const limits = `
	alter table attempt add column spent integer not null default 0;
	update attempt set spent = taken.recipients
		from (
			select attempt_id, count(*) as recipients from receipt
			where attempt_id is not null and state in ('accepted', 'uncertain')
			group by attempt_id
		) as taken
		where taken.attempt_id = attempt.id;
	create index attempt_spent on attempt (mailbox_id, closed_at, spent) where spent > 0;

	create table own_copy (
		message_id text primary key references message,
		mailbox_id text not null references mailbox,
		address text not null,
		state text not null check (state in ('queued', 'accepted', 'rejected', 'uncertain', 'expired')),
		due_at text,
		attempt_id text references attempt,
		first_failed_at text,
		tries integer not null default 0,
		reason text,
		reply text not null default '',
		changed_at text not null
	) strict;
	create index own_copy_waiting on own_copy (mailbox_id, due_at) where state = 'queued' and attempt_id is null;
	create index own_copy_attempt on own_copy (attempt_id) where attempt_id is not null;
	create index own_copy_failed on own_copy (mailbox_id, changed_at) where state in ('rejected', 'uncertain', 'expired');

	create index batch_device on batch (device_id, sealed_at);
`;
