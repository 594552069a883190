/** Mailboxes that log in with OAuth2, look into their IMAP folders, keep a copy and know their provider's limits. */
export const mailboxes = `
	alter table mailbox add column kind text not null default 'none' check (kind in ('none', 'password', 'oauth'));
	update mailbox set kind = login;
	alter table mailbox drop column login;
	alter table mailbox rename column kind to login;
	alter table mailbox add column oauth_provider text check (oauth_provider in ('google', 'microsoft'));
	alter table mailbox add column oauth_client_id text not null default '';
	alter table mailbox add column oauth_tenant text not null default '';
	alter table mailbox add column oauth_secret blob;
	alter table mailbox add column imap_host text;
	alter table mailbox add column imap_port integer;
	alter table mailbox add column imap_security text check (imap_security in ('tls', 'starttls', 'none'));
	alter table mailbox add column imap_user text;
	alter table mailbox add column imap_secret blob;
	alter table mailbox add column files_sent integer not null default 0 check (files_sent in (0, 1));
	alter table mailbox add column copy_to text not null default '';
	alter table mailbox add column per_minute integer check (per_minute > 0);
	alter table mailbox add column per_day integer check (per_day > 0);

	create table mailbox_test (
		mailbox_id text not null references mailbox on delete cascade,
		started_at text not null
	) strict;
	create index mailbox_test_time on mailbox_test (mailbox_id, started_at);
`;
