/** Saves bytes as a file where the browser keeps downloads. */
export function download(bytes: BlobPart, fileName: string, type = 'application/pdf'): void {
	const url = URL.createObjectURL(new Blob([bytes], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = fileName;
	link.click();
	// The browser has taken the address by then; freeing it at once would cancel the download in Safari.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
