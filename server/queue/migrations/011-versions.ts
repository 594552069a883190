/**
 * How often a mailbox was set up or mended, so that what began before is told from what began after; what test mails
 * count towards limits; and which messages hold a file, found by the file.
 */
export const versions = `
	alter table mailbox add column version integer not null default 0;
	alter table mailbox_test add column spent integer not null default 0;
	create index message_blob_file on message_blob (sha256);
`;
