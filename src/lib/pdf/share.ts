const fileOf = (pdf: ArrayBuffer, name: string): File => new File([pdf], name, { type: 'application/pdf' });

/** Whether this device can hand a PDF to its other programs. */
export const canShare = (): boolean =>
	typeof navigator.share === 'function' && navigator.canShare?.({ files: [fileOf(new ArrayBuffer(0), 'a.pdf')] });

/**
 * Hands a PDF to another program of the device. The bytes must be there before the tap: what is awaited in between takes
 * away the right to open the dialog. Answers whether a person chose a program.
 */
export async function sharePdf(pdf: ArrayBuffer, name: string): Promise<boolean> {
	try {
		await navigator.share({ files: [fileOf(pdf, name)], title: name });
		return true;
	} catch (error) {
		if (error instanceof DOMException && error.name === 'AbortError') return false;
		throw error;
	}
}
