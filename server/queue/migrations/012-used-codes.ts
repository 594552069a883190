/** The code by which a device was paired last: it may show it again while it would have been good. */
export const usedCodes = `
	create table used_code (
		code_sha256 text not null,
		device_id text not null references device (id),
		expires_at text not null
	) strict;
`;
