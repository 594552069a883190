/** When a device fetched the frame of a message, and when the relay let go of what was in it. */
export const retention = `
	alter table message add column framed_at text;
	alter table message add column dropped_at text;
	create index message_kept on message (created_at) where dropped_at is null;
`;
