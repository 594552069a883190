/** Why a file could not be written: no room, the folder is not there, not allowed, in use elsewhere, or something else. */
export type FileFault = 'full' | 'gone' | 'refused' | 'busy' | 'failed';

const faults: Partial<Record<string, FileFault>> = {
	QuotaExceededError: 'full',
	NotFoundError: 'gone',
	NotAllowedError: 'refused',
	SecurityError: 'refused',
	TypeMismatchError: 'refused',
	NoModificationAllowedError: 'busy',
	InvalidStateError: 'busy'
};

/** What an error of the file system means; anything else is a fault of this program and is thrown on. */
export function fileFaultOf(error: unknown): FileFault {
	if (error instanceof DOMException) return faults[error.name] ?? 'failed';
	throw error;
}
